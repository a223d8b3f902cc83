package vrs.gateway.front;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.control.ControlState;
import vrs.gateway.health.HealthBoard;
import vrs.gateway.route.AttemptPlan;
import vrs.gateway.route.Rotation;
import vrs.gateway.route.Rung;
import vrs.gateway.route.TrafficClass;
import vrs.gateway.upstream.InFlight;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** Whom a request of a rung may ask now. Safe for use by many threads. */
public final class Candidates {
    private static final int LICENCE_ATTEMPTS_MAX = 2;

    private final List<Instance> dash;
    private final List<Instance> fallback;
    private final List<List<Instance>> drmByAz;
    private final HealthBoard board;
    private final InFlight inFlight;
    private final AtomicInteger turn = new AtomicInteger();

    public Candidates(Topology topology, String homeAz, HealthBoard board, InFlight inFlight) {
        this.dash = topology.instances(Role.DASH, homeAz);
        this.fallback = topology.instances(Role.FALLBACK, homeAz);
        this.drmByAz = topology.candidates(homeAz).stream()
                .map(Az::id)
                .map(az -> topology.instances(Role.DRM, az))
                .toList();
        this.board = board;
        this.inFlight = inFlight;
    }

    /** All instances that may ever be asked. */
    public List<Instance> all() {
        List<Instance> all = new ArrayList<>(dash);
        all.addAll(fallback);
        drmByAz.forEach(all::addAll);
        return all;
    }

    /**
     * Whom to ask, in order: one attempt for a play, two for a licence, the own AZ's drm first.
     *
     * @param control names the unit of each class
     */
    AttemptPlan plan(Rung rung, TrafficClass trafficClass, ControlState control) {
        return switch (rung) {
            case DASH -> new AttemptPlan(order(unit(trafficClass.unit(control))), 1);
            // A gateway, which Neighbours names.
            case NEIGHBOUR -> new AttemptPlan(List.of(), 0);
            case FALLBACK -> new AttemptPlan(order(fallback), 1);
            case DRM ->
                new AttemptPlan(
                        drmByAz.stream().flatMap(group -> order(group).stream()).toList(), LICENCE_ATTEMPTS_MAX);
        };
    }

    /** Whom of a dash unit of this AZ requests may go to now. */
    public List<Instance> admitted(String unit) {
        return unit(unit).stream().filter(board::isUp).toList();
    }

    private List<Instance> unit(String unit) {
        return dash.stream().filter(instance -> instance.unit().equals(unit)).toList();
    }

    private List<Instance> order(List<Instance> group) {
        return Rotation.order(group, board::isUp, inFlight::of, turn.getAndIncrement());
    }
}
