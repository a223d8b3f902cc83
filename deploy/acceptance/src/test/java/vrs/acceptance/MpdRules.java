package vrs.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What ISO/IEC 23009-1 asks of a static manifest with numbered segments, as far as ours goes. */
final class MpdRules {
    private static final String MPD = "urn:mpeg:dash:schema:mpd:2011";
    private static final String LIVE = "urn:mpeg:dash:profile:isoff-live:2011";
    private static final List<String> SET_ORDER = List.of(
            "AudioChannelConfiguration",
            "ContentProtection",
            "SupplementalProperty",
            "Role",
            "SegmentTemplate",
            "Representation");

    private final List<String> faults = new ArrayList<>();

    private MpdRules() {}

    /** What is wrong with a manifest, in sentences; empty when it is sound. */
    static List<String> faults(String mpd) {
        MpdRules rules = new MpdRules();
        Element root = parse(mpd).getDocumentElement();
        rules.root(root);
        List<Element> sets = all(root, "AdaptationSet");
        rules.unique(
                "AdaptationSet id", sets.stream().map(s -> s.getAttribute("id")).toList());
        rules.unique(
                "Representation id",
                all(root, "Representation").stream()
                        .map(r -> r.getAttribute("id"))
                        .toList());
        rules.unique(
                "text of one language and role",
                sets.stream()
                        .filter(s -> kind(s).equals("text"))
                        .map(s -> s.getAttribute("lang")
                                + all(s, "Role").getFirst().getAttribute("value"))
                        .toList());
        sets.forEach(rules::set);
        ClearKeyRules.faults(sets).forEach(rules.faults::add);
        SwitchingRules.faults(sets).forEach(rules.faults::add);
        return List.copyOf(rules.faults);
    }

    private void root(Element root) {
        demand(MPD.equals(root.getNamespaceURI()) && root.getTagName().equals("MPD"), "the root is no MPD");
        demand(root.getAttribute("type").equals("static"), "the type is not static");
        demand(List.of(root.getAttribute("profiles").split(",")).contains(LIVE), "the profile is not isoff-live");
        Duration buffer = duration(root, "minBufferTime");
        demand(buffer.isPositive(), "minBufferTime is not above zero");
        demand(duration(root, "mediaPresentationDuration").compareTo(buffer) >= 0, "shorter than its buffer");
        List<Element> periods = children(root).stream()
                .filter(e -> e.getTagName().equals("Period"))
                .toList();
        demand(periods.size() == 1 && periods.getFirst().hasAttribute("id"), "not one Period with an id");
    }

    private void set(Element set) {
        String id = "set " + set.getAttribute("id");
        List<Integer> order = children(set).stream()
                .map(e -> SET_ORDER.indexOf(e.getTagName()))
                .toList();
        demand(order.equals(order.stream().sorted().toList()) && !order.contains(-1), id + ": children out of order");
        demand(set.getAttribute("id").matches("[0-9]+"), id + ": the id is no number");
        demand(set.hasAttribute("mimeType"), id + ": no mimeType");
        demand(all(set, "Role").size() == 1, id + ": not one Role");
        demand(!all(set, "Representation").isEmpty(), id + ": no Representation");
        switch (kind(set)) {
            case "video" -> media(id, set, List.of("codecs", "bandwidth", "width", "height", "frameRate"));
            case "audio" -> {
                media(id, set, List.of("codecs", "bandwidth"));
                demand(set.hasAttribute("lang"), id + ": no lang");
                demand(all(set, "AudioChannelConfiguration").size() == 1, id + ": channels are not said");
            }
            case "text" -> text(id, set);
            default -> faults.add(id + ": contentType " + kind(set));
        }
    }

    private void media(String id, Element set, List<String> attributes) {
        demand(set.getAttribute("mimeType").equals(kind(set) + "/mp4"), id + ": mimeType");
        demand(set.getAttribute("segmentAlignment").equals("true"), id + ": segments are not aligned");
        List<Element> templates = all(set, "SegmentTemplate");
        demand(templates.size() == 1, id + ": not one SegmentTemplate");
        for (Element t : templates) {
            for (String number : List.of("timescale", "duration", "startNumber")) {
                demand(t.getAttribute(number).matches("[1-9][0-9]*"), id + ": SegmentTemplate " + number);
            }
            demand(t.getAttribute("media").contains("$Number$"), id + ": media is no template");
            demand(t.hasAttribute("initialization"), id + ": no initialization");
        }
        Set<String> families = new HashSet<>();
        for (Element r : all(set, "Representation")) {
            attributes.forEach(a -> demand(r.hasAttribute(a), id + " " + r.getAttribute("id") + ": no " + a));
            families.add(r.getAttribute("codecs").replaceFirst("\\..*", ""));
            List<Element> bases = all(r, "BaseURL");
            demand(bases.size() >= 2, id + ": fewer than two CDNs");
            unique(
                    id + " serviceLocation",
                    bases.stream().map(b -> b.getAttribute("serviceLocation")).toList());
            bases.forEach(b -> demand(
                    b.getTextContent().startsWith("http") && b.getTextContent().endsWith("/"),
                    id + ": the BaseURL is no whole folder"));
        }
        demand(families.size() == 1, id + ": codecs of more than one family " + families);
    }

    private void text(String id, Element set) {
        demand(set.getAttribute("mimeType").equals("text/vtt"), id + ": mimeType");
        demand(set.hasAttribute("lang"), id + ": no lang");
        demand(all(set, "Representation").size() == 1, id + ": not one file");
        demand(all(set, "BaseURL").size() == 1, id + ": not one address");
    }

    private void unique(String what, List<String> values) {
        demand(!values.contains("") && Set.copyOf(values).size() == values.size(), what + " is not unique: " + values);
    }

    private void demand(boolean kept, String fault) {
        if (!kept) {
            faults.add(fault);
        }
    }

    private Duration duration(Element in, String attribute) {
        return in.getAttribute(attribute).matches("PT[0-9HMS.]+")
                ? Duration.parse(in.getAttribute(attribute))
                : Duration.ZERO;
    }

    static String kind(Element set) {
        return set.getAttribute("contentType");
    }

    static List<Element> all(Element in, String name) {
        return elements(in.getElementsByTagNameNS(MPD, name));
    }

    static List<Element> children(Element of) {
        return elements(of.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(n -> n.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }

    private static Document parse(String mpd) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(mpd.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + mpd, e);
        }
    }
}
