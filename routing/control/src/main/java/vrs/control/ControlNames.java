package vrs.control;

import java.util.List;
import java.util.Optional;
import vrs.topology.Az;
import vrs.topology.Cdn;
import vrs.topology.EntryName;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** Whether what a sound key or value names exists: AZs, units, regions, CDNs. */
final class ControlNames {
    private final List<String> azs;
    private final List<String> regions;
    private final List<String> units;
    private final List<String> cdns;

    ControlNames(Topology topology) {
        azs = topology.azs().stream().map(Az::id).toList();
        regions = topology.names().stream().map(EntryName::region).distinct().toList();
        units = units(topology);
        cdns = topology.cdns().stream().map(Cdn::name).toList();
    }

    /** The units that weights and routes speak of: those of dash. */
    static List<String> units(Topology topology) {
        return topology.instances().stream()
                .filter(it -> it.role() == Role.DASH)
                .map(Instance::unit)
                .distinct()
                .toList();
    }

    /** What does not exist, naming the key. The value {@value ControlKeys#DEFAULT} names nothing. */
    Optional<String> fault(String key, String value) {
        String[] parts = key.split("\\.");
        boolean isDefault = value.equals(ControlKeys.DEFAULT);
        return switch (parts[0]) {
            case "az" -> missing(key, "AZ", parts[1], azs);
            case "unit" -> missing(key, "AZ", parts[1], azs).or(() -> missing(key, "unit", parts[2], units));
            case "cdn" -> missing(key, "CDN", parts[1], cdns);
            case "dns" ->
                missing(key, "region", parts[1], regions)
                        .or(() ->
                                isDefault || value.equals("auto") ? Optional.empty() : missing(key, "AZ", value, azs));
            case "route" -> isDefault ? Optional.empty() : missing(key, "unit", value, units);
            case "publisher" -> missing(key, "AZ", value, azs);
            default -> Optional.empty();
        };
    }

    private static Optional<String> missing(String key, String kind, String name, List<String> there) {
        return there.contains(name)
                ? Optional.empty()
                : Optional.of(key + ": no " + kind + " " + name + "; there are " + String.join(", ", there));
    }
}
