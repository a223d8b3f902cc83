package vrs.gateway.neighbour;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vrs.control.ControlState;
import vrs.gateway.route.TrafficClass;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** The gateways of the other AZs: who is there, and who has room. Safe for use by many threads. */
public final class Neighbours {
    private final String homeAz;
    private final List<Instance> gateways;
    private final LoadBoard board;

    /** @param board on which the gateways of the other AZs tell their load */
    public Neighbours(Topology topology, String homeAz, LoadBoard board) {
        this.homeAz = homeAz;
        this.gateways = topology.candidates(homeAz).stream()
                .map(Az::id)
                .filter(az -> !az.equals(homeAz))
                .flatMap(az -> topology.instances(Role.GATEWAY, az).stream())
                .toList();
        this.board = board;
    }

    /** All of them, the nearest first. */
    public List<Instance> all() {
        return gateways;
    }

    /** Whom to hand a request of that class to: the nearest AZ that is not drained and has room. */
    public Optional<Instance> spillTo(TrafficClass trafficClass, ControlState control) {
        return gateways.stream()
                .filter(gateway -> !control.isDrained(gateway.az()))
                .filter(gateway -> hasRoom(gateway, trafficClass))
                .findFirst();
    }

    /** Whether an AZ is known to take more of a class; this one is not asked. */
    public boolean hasRoom(String az, TrafficClass trafficClass) {
        return gateways.stream().anyMatch(gateway -> gateway.az().equals(az) && hasRoom(gateway, trafficClass));
    }

    /** The AZs that answer, this one included. */
    public Set<String> up() {
        Set<String> up = new HashSet<>(Set.of(homeAz));
        gateways.stream()
                .filter(it -> board.of(it).isPresent())
                .map(Instance::az)
                .forEach(up::add);
        return Set.copyOf(up);
    }

    /** A request got no answer there: nothing more is handed to it until it tells its load again. */
    public void lost(Instance gateway) {
        board.lost(gateway);
    }

    private boolean hasRoom(Instance gateway, TrafficClass trafficClass) {
        return board.of(gateway).filter(load -> load.of(trafficClass).hasRoom()).isPresent();
    }
}
