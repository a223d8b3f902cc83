package vrs.gateway.neighbour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vrs.control.ControlState;
import vrs.gateway.route.TrafficClass;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.Topology;

/**
 * Which retry name leads away from a failure, as far as this gateway sees. It follows the order of the entry names:
 * main is the first AZ of the client's region that is up and not drained, retry the first such one that is not main's;
 * operators may name either. Safe for use by many threads.
 */
public final class RetryNames {
    private final Topology topology;
    private final Neighbours neighbours;
    private final List<EntryName> names;

    public RetryNames(Topology topology, String homeAz, Neighbours neighbours) {
        this.topology = topology;
        this.neighbours = neighbours;
        String region = topology.az(homeAz).region();
        List<EntryName> ordered = new ArrayList<>(topology.names().stream()
                .filter(name -> name.kind() == EntryName.Kind.RETRY)
                .toList());
        // Who came here most likely came by a name of this region, and its retry name is the one meant for him.
        ordered.sort(
                (a, b) -> Boolean.compare(b.region().equals(region), a.region().equals(region)));
        this.names = List.copyOf(ordered);
    }

    /**
     * A name that leads to an AZ which may take more of that class: up, not drained, with room, and none of those that
     * failed.
     */
    public Optional<EntryName> awayFrom(Set<String> failedAzs, TrafficClass trafficClass, ControlState control) {
        Set<String> up = neighbours.up();
        return names.stream()
                .filter(name -> {
                    String az = azOf(topology, name, up, control);
                    return !failedAzs.contains(az)
                            && up.contains(az)
                            && !control.isDrained(az)
                            && neighbours.hasRoom(az, trafficClass);
                })
                .findFirst();
    }

    /** The AZ that a name leads to. Pure. */
    static String azOf(Topology topology, EntryName name, Set<String> up, ControlState control) {
        List<String> ordered = ordered(topology, name.region());
        List<String> alive = orAll(ordered.stream().filter(up::contains).toList(), ordered);
        List<String> usable =
                orAll(alive.stream().filter(az -> !control.isDrained(az)).toList(), alive);
        String main = control.dns(name.region(), EntryName.Kind.MAIN)
                .filter(usable::contains)
                .orElse(usable.getFirst());
        return switch (name.kind()) {
            case MAIN -> main;
            case RETRY -> {
                List<String> others =
                        usable.stream().filter(az -> !az.equals(main)).toList();
                String byOrder = others.isEmpty() ? main : others.getFirst();
                yield control.dns(name.region(), EntryName.Kind.RETRY)
                        .filter(others::contains)
                        .orElse(byOrder);
            }
        };
    }

    private static List<String> orAll(List<String> some, List<String> all) {
        return some.isEmpty() ? all : some;
    }

    private static List<String> ordered(Topology topology, String region) {
        List<Az> azs = topology.azs().stream()
                .filter(az -> az.region().equals(region))
                .findFirst()
                .map(home -> topology.candidates(home.id()))
                .orElse(topology.azs());
        return azs.stream().map(Az::id).toList();
    }
}
