package vrs.gateway.route;

import java.util.EnumSet;
import java.util.Set;
import vrs.control.DegradeSwitch;

/**
 * Where a request stands on its way down.
 *
 * @param handedOn whether a neighbour handed it to us: it is answered here or not at all, for that one owns the descent
 * @param fallback what operators decided about the fallback player
 * @param behind the rungs on which nobody is left
 * @param accepted whether somebody took the request and failed
 * @param retryDenied whether a repeat was considered and is not to be
 */
public record Standing(
        TrafficClass trafficClass,
        boolean handedOn,
        DegradeSwitch fallback,
        Set<Rung> behind,
        boolean accepted,
        boolean retryDenied) {
    public Standing {
        behind = Set.copyOf(behind);
    }

    /** Of a request that was not tried yet. */
    public static Standing atStart(TrafficClass trafficClass, boolean handedOn, DegradeSwitch fallback) {
        return new Standing(trafficClass, handedOn, fallback, Set.of(), false, false);
    }

    /** Nobody is left on that rung. */
    public Standing left(Rung rung) {
        Set<Rung> more = EnumSet.of(rung);
        more.addAll(behind);
        return new Standing(trafficClass, handedOn, fallback, more, accepted, retryDenied);
    }

    /** An attempt was in vain. */
    public Standing tried(boolean taken) {
        return new Standing(trafficClass, handedOn, fallback, behind, accepted || taken, retryDenied);
    }

    /** The client is not asked to repeat it. */
    public Standing withoutRetry() {
        return new Standing(trafficClass, handedOn, fallback, behind, accepted, true);
    }
}
