package vrs.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who exists where, as one AZ sees it: an immutable snapshot. {@link TopologyFile} reads it.
 *
 * @param azs all AZs, in the order in which they stand in the file
 * @param instances all processes that may be called
 * @param names the entry names of all regions
 * @param cdns the CDNs, the preferred one first
 */
public record Topology(List<Az> azs, List<Instance> instances, List<EntryName> names, List<Cdn> cdns) {
    public Topology {
        azs = List.copyOf(azs);
        instances = List.copyOf(instances);
        names = List.copyOf(names);
        cdns = List.copyOf(cdns);
    }

    /**
     * The AZs in the order in which a caller of {@code homeAz} tries them: its own, those of its region, the others.
     *
     * @throws IllegalArgumentException when there is no such AZ
     */
    public List<Az> candidates(String homeAz) {
        Az home = az(homeAz);
        List<Az> ordered = new ArrayList<>(azs);
        ordered.sort(Comparator.comparingInt(az -> distance(home, az)));
        return List.copyOf(ordered);
    }

    /** The instances of a role in an AZ, in file order. */
    public List<Instance> instances(Role role, String az) {
        return instances.stream()
                .filter(i -> i.role() == role && i.az().equals(az))
                .toList();
    }

    /** The instances of a unit of a role in an AZ, in file order. */
    public List<Instance> instances(Role role, String az, String unit) {
        return instances(role, az).stream().filter(i -> i.unit().equals(unit)).toList();
    }

    /** The AZ of that name. */
    public Az az(String id) {
        return azs.stream()
                .filter(az -> az.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no AZ " + id + " in the topology"));
    }

    /** The entry name of that kind which serves a region. */
    public Optional<EntryName> name(EntryName.Kind kind, String region) {
        return names.stream()
                .filter(n -> n.kind() == kind && n.region().equals(region))
                .findFirst();
    }

    private static int distance(Az home, Az other) {
        if (other.equals(home)) {
            return 0;
        }
        return other.region().equals(home.region()) ? 1 : 2;
    }
}
