package vrs.dns.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.Topology;

/**
 * Which AZ a name leads to, by the order of the topology and by which gateways are up. Main leads to the first AZ of its
 * region, or the next candidate that is up; retry to the first one that is up and not main's, while there is one. When
 * none counts as up, all are taken for up: a wrong guess costs a connection, no guess costs the site. Immutable.
 */
public final class EntryPolicy {
    private final Topology topology;

    public EntryPolicy(Topology topology) {
        this.topology = topology;
    }

    /**
     * The AZs to try for a new connection, the one that the name leads to first.
     *
     * @param up the AZs whose gateway is up
     */
    public List<String> candidates(EntryName name, Set<String> up) {
        List<String> ordered = ordered(name.region());
        List<String> alive = ordered.stream().filter(up::contains).toList();
        List<String> usable = alive.isEmpty() ? ordered : alive;
        return switch (name.kind()) {
            case MAIN -> usable;
            case RETRY -> mainLast(usable);
        };
    }

    /** The AZ that the name leads to. */
    public String azOf(EntryName name, Set<String> up) {
        return candidates(name, up).getFirst();
    }

    /** All AZs as a client of the region tries them; a region without an AZ of its own takes them as they stand. */
    private List<String> ordered(String region) {
        List<Az> azs = topology.azs().stream()
                .filter(az -> az.region().equals(region))
                .findFirst()
                .map(home -> topology.candidates(home.id()))
                .orElse(topology.azs());
        return azs.stream().map(Az::id).toList();
    }

    private static List<String> mainLast(List<String> usable) {
        List<String> moved = new ArrayList<>(usable);
        moved.add(moved.removeFirst());
        return List.copyOf(moved);
    }
}
