package vrs.gateway.front;

import java.util.Optional;
import vrs.gateway.route.Route;
import vrs.gateway.route.Rung;
import vrs.gateway.route.TrafficClass;

/**
 * What a request wants from the services.
 *
 * @param rung who is asked first, as long as nothing speaks against it
 * @param label what it counts as
 * @param target path with query
 * @param repeated whether the client asked before: such a request gets no second attempt below
 * @param honoursRetry whether the client follows {@code VRS-Retry}
 * @param handedOn whether a neighbour's gateway handed it to us, which goes on with it if we cannot answer
 */
record Asked(
        Rung rung,
        TrafficClass trafficClass,
        String label,
        String target,
        boolean repeated,
        boolean honoursRetry,
        boolean handedOn,
        Optional<String> vid) {
    static Asked of(Route.Dash dash) {
        return new Asked(
                Rung.DASH,
                dash.trafficClass(),
                dash.query().manifest() ? "manifest" : dash.trafficClass().id(),
                dash.target(),
                dash.query().repeated(),
                dash.query().honoursRetry(),
                false,
                dash.query().vid());
    }

    static Asked of(Route.Licence licence) {
        return new Asked(
                Rung.DRM, TrafficClass.PLAY, "licence", licence.target(), false, false, false, Optional.empty());
    }

    /** The same, as a neighbour handed it on. */
    Asked byNeighbour(TrafficClass lowered, boolean repeatedThere) {
        return new Asked(rung, lowered, label, target, repeated || repeatedThere, false, true, vid);
    }
}
