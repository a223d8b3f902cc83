package vrs.gateway.front;

import java.util.Optional;
import vrs.gateway.route.Route;
import vrs.gateway.route.Rung;
import vrs.gateway.route.TrafficClass;

/**
 * What a request wants from the services.
 *
 * @param rung who is asked first
 * @param label what it counts as
 * @param target path with query
 * @param repeated whether the client asked before: such a request gets no second attempt below
 */
record Asked(
        Rung rung, TrafficClass trafficClass, String label, String target, boolean repeated, Optional<String> vid) {
    static Asked of(Route.Dash dash) {
        return new Asked(
                Rung.DASH,
                dash.trafficClass(),
                dash.query().manifest() ? "manifest" : dash.trafficClass().id(),
                dash.target(),
                dash.query().repeated(),
                dash.query().vid());
    }

    static Asked of(Route.Licence licence) {
        return new Asked(Rung.DRM, TrafficClass.PLAY, "licence", licence.target(), false, Optional.empty());
    }
}
