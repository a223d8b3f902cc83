package vrs.dns.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vrs.topology.Az;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

/**
 * Which AZ a name leads to: by the order of the topology, by which gateways are up, and by what operators decided. When
 * no gateway counts as up, all are taken for up: a wrong guess costs a connection, no guess costs the site. Drained AZs
 * are left out, unless that leaves none. An operator's choice comes first while it is among those that are left. Retry never
 * leads to where main leads while two are left. Immutable.
 */
public final class EntryPolicy {
    private final Topology topology;

    public EntryPolicy(Topology topology) {
        this.topology = topology;
    }

    /**
     * The AZs to try for a new connection, the one that the name leads to first.
     *
     * @param region the client region that the name serves
     * @param up the AZs whose gateway is up
     */
    public List<String> candidates(Kind kind, String region, Set<String> up, EntrySwitches switches) {
        List<String> usable = usable(ordered(region), up, switches.drained());
        List<String> main = first(usable, switches.chosen(Kind.MAIN, region));
        return switch (kind) {
            case MAIN -> main;
            case RETRY -> retry(usable, main.getFirst(), switches.chosen(Kind.RETRY, region));
        };
    }

    private static List<String> retry(List<String> usable, String main, Optional<String> chosen) {
        List<String> others = usable.stream().filter(az -> !az.equals(main)).toList();
        List<String> order = new ArrayList<>(first(others, chosen));
        order.add(main);
        return List.copyOf(order);
    }

    private static List<String> usable(List<String> ordered, Set<String> up, Set<String> drained) {
        List<String> alive = orAll(ordered.stream().filter(up::contains).toList(), ordered);
        return orAll(alive.stream().filter(az -> !drained.contains(az)).toList(), alive);
    }

    private static List<String> orAll(List<String> some, List<String> all) {
        return some.isEmpty() ? all : some;
    }

    /** With the chosen one in front, if it is there. */
    private static List<String> first(List<String> azs, Optional<String> chosen) {
        if (chosen.isEmpty() || !azs.contains(chosen.get())) {
            return azs;
        }
        List<String> moved = new ArrayList<>(azs);
        moved.remove(chosen.get());
        moved.addFirst(chosen.get());
        return List.copyOf(moved);
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
}
