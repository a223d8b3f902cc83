package vrs.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * Sets that are bound for switching: each names the others, and a player may go from one to the other in the middle of a
 * play. So they have one codec and one timeline, and both are encrypted or neither is.
 */
final class SwitchingRules {
    private static final String SWITCHING = "urn:mpeg:dash:adaptation-set-switching:2016";

    private SwitchingRules() {}

    /** What is wrong with the bonds between these AdaptationSets. */
    static List<String> faults(List<Element> sets) {
        List<String> faults = new ArrayList<>();
        Map<String, Element> byId =
                sets.stream().collect(Collectors.toMap(s -> s.getAttribute("id"), Function.identity(), (a, _) -> a));
        for (Element set : sets) {
            String id = set.getAttribute("id");
            for (String other : bound(set)) {
                Element to = byId.get(other);
                if (to == null || !bound(to).contains(id)) {
                    faults.add("set " + id + " is bound to " + other + ", which does not say so");
                } else if (!traits(set).equals(traits(to))) {
                    faults.add("set " + id + " is bound to " + other + ", which is of another kind");
                }
            }
            for (Element like : sets) {
                boolean pictures = MpdRules.kind(set).equals("video") && like != set;
                if (pictures && traits(like).equals(traits(set)) && !bound(set).contains(like.getAttribute("id"))) {
                    faults.add("set " + id + " could be bound to " + like.getAttribute("id"));
                }
            }
        }
        return faults;
    }

    private static List<String> bound(Element set) {
        return MpdRules.all(set, "SupplementalProperty").stream()
                .filter(p -> p.getAttribute("schemeIdUri").equals(SWITCHING))
                .flatMap(p -> List.of(p.getAttribute("value").split(",")).stream())
                .toList();
    }

    /** What a player may not have to change on the way. */
    private static List<String> traits(Element set) {
        Element first = MpdRules.all(set, "Representation").getFirst();
        List<String> traits = new ArrayList<>(List.of(
                MpdRules.kind(set),
                first.getAttribute("codecs").replaceFirst("\\..*", ""),
                Boolean.toString(!MpdRules.all(set, "ContentProtection").isEmpty())));
        for (Element t : MpdRules.all(set, "SegmentTemplate")) {
            traits.addAll(
                    List.of(t.getAttribute("timescale"), t.getAttribute("duration"), t.getAttribute("startNumber")));
        }
        return traits;
    }
}
