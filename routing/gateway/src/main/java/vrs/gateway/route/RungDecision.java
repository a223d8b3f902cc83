package vrs.gateway.route;

import java.util.Set;
import vrs.control.DegradeSwitch;
import vrs.control.RetryRule;
import vrs.gateway.route.AttemptOutcome.Answered;
import vrs.gateway.route.AttemptOutcome.Failed;
import vrs.gateway.route.NextStep.Ask;
import vrs.gateway.route.NextStep.OfferRetry;
import vrs.gateway.route.NextStep.Refuse;
import vrs.gateway.route.Verdict.PassOn;
import vrs.gateway.route.Verdict.Useless;

/** What an attempt means for the viewer, and what comes below a rung. Pure functions. */
public final class RungDecision {
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private RungDecision() {}

    /** Whether the outcome of an attempt on a rung is the answer. */
    public static Verdict judge(Rung rung, AttemptOutcome outcome) {
        return switch (outcome) {
            case Failed(FailureReason reason) -> new Useless(reason.accepted(), lowered(rung, reason), rule(reason));
            case Answered answered -> judge(rung, answered);
        };
    }

    /**
     * Where a request for a play, or for what may become one, begins.
     *
     * @param admitted whether this gateway has room for it
     * @param stays whether it is answered by the unit of its own AZ, as the weights have it
     */
    public static NextStep first(Standing standing, boolean admitted, boolean stays) {
        boolean lowered = !admitted || isPlay(standing) && standing.fallback() == DegradeSwitch.ON;
        if (standing.handedOn() || !lowered) {
            return new Ask(stays || standing.handedOn() ? Rung.DASH : Rung.NEIGHBOUR);
        }
        return isPlay(standing) ? fallback(standing) : new Refuse();
    }

    /**
     * What comes when a rung has nobody left: a neighbour while nobody took the request, then for a play a repeat
     * elsewhere or the fallback player.
     */
    public static NextStep below(Standing standing) {
        Set<Rung> behind = standing.behind();
        if (standing.handedOn() || behind.contains(Rung.FALLBACK) || behind.contains(Rung.DRM)) {
            return new Refuse();
        }
        if (!standing.accepted()) {
            if (!behind.contains(Rung.NEIGHBOUR) && standing.trafficClass() != TrafficClass.PRELOAD) {
                return new Ask(Rung.NEIGHBOUR);
            }
            if (!behind.contains(Rung.DASH)) {
                return new Ask(Rung.DASH);
            }
        }
        if (!isPlay(standing)) {
            return new Refuse();
        }
        return standing.retryDenied() ? fallback(standing) : new OfferRetry();
    }

    /** The reason of a rung in which not one instance could be asked. */
    public static LoweredReason nobodyOf(Rung rung) {
        return switch (rung) {
            case DASH, NEIGHBOUR, FALLBACK -> LoweredReason.DASH_UNAVAILABLE;
            case DRM -> LoweredReason.DRM_UNAVAILABLE;
        };
    }

    private static Verdict judge(Rung rung, Answered answered) {
        boolean refusal = answered.status() >= CLIENT_ERROR && answered.status() < SERVER_ERROR;
        boolean saysFailed =
                answered.outcome().filter(o -> o == ServiceOutcome.FAILED).isPresent();
        // A 4xx is an answer. Only the fallback player may take one back: of a video that it cannot judge.
        boolean useless = answered.status() >= SERVER_ERROR || saysFailed && (rung == Rung.FALLBACK || !refusal);
        if (!useless) {
            return new PassOn();
        }
        boolean shed = answered.outcome().filter(o -> o == ServiceOutcome.SHED).isPresent();
        LoweredReason lowered = shed ? LoweredReason.OVERLOAD : nobodyOf(rung);
        return new Useless(true, answered.reason().orElse(lowered), shed ? RetryRule.SHED : RetryRule.STATUS_5XX);
    }

    private static boolean isPlay(Standing standing) {
        return standing.trafficClass() == TrafficClass.PLAY;
    }

    private static NextStep fallback(Standing standing) {
        return standing.fallback() == DegradeSwitch.OFF ? new Refuse() : new Ask(Rung.FALLBACK);
    }

    private static RetryRule rule(FailureReason reason) {
        return switch (reason) {
            case CONNECT_REFUSED, CONNECT_TIMEOUT -> RetryRule.REFUSED;
            case CONNECTIONS_EXHAUSTED -> RetryRule.SHED;
            case DEADLINE_PASSED -> RetryRule.TIMEOUT;
            // It broke before there was an answer, or what came is none.
            case RESET, BAD_ANSWER -> RetryRule.BODY;
        };
    }

    private static LoweredReason lowered(Rung rung, FailureReason reason) {
        return switch (reason) {
            case CONNECTIONS_EXHAUSTED -> LoweredReason.OVERLOAD;
            case CONNECT_REFUSED, CONNECT_TIMEOUT, RESET, DEADLINE_PASSED, BAD_ANSWER -> nobodyOf(rung);
        };
    }
}
