package vrs.dns.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vrs.control.ControlState;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

/**
 * What operators decided on where entry names lead. Immutable.
 *
 * @param drained the AZs that no traffic shall go to
 * @param chosen the AZ that a name shall lead to, by the name's short form such as {@code main.r1}; none means the usual order
 */
public record EntrySwitches(Set<String> drained, Map<String, String> chosen) {
    /** Nobody decided anything. */
    public static final EntrySwitches NONE = new EntrySwitches(Set.of(), Map.of());

    public EntrySwitches {
        drained = Set.copyOf(drained);
        chosen = Map.copyOf(chosen);
    }

    /** What the control state says of the AZs and names of a site. */
    public static EntrySwitches of(ControlState control, Topology topology) {
        Set<String> drained = new HashSet<>();
        topology.azs().stream().filter(az -> control.isDrained(az.id())).forEach(az -> drained.add(az.id()));
        Map<String, String> chosen = new HashMap<>();
        for (EntryName name : topology.names()) {
            control.dns(name.region(), name.kind()).ifPresent(az -> chosen.put(key(name.kind(), name.region()), az));
        }
        return new EntrySwitches(drained, chosen);
    }

    /** The AZ that a name shall lead to; empty for the usual order. */
    public Optional<String> chosen(Kind kind, String region) {
        return Optional.ofNullable(chosen.get(key(kind, region)));
    }

    /** The same with other AZs drained. */
    EntrySwitches drainedOnly(Set<String> azs) {
        return new EntrySwitches(azs, chosen);
    }

    private static String key(Kind kind, String region) {
        return kind.name().toLowerCase(Locale.ROOT) + "." + region;
    }
}
