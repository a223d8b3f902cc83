package vrs.gateway.route;

import vrs.gateway.route.AttemptOutcome.Answered;
import vrs.gateway.route.AttemptOutcome.Failed;
import vrs.gateway.route.NextStep.AskFallback;
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
            case Failed(FailureReason reason) -> new Useless(reason.accepted(), lowered(rung, reason));
            case Answered answered -> judge(rung, answered);
        };
    }

    /** What comes when a rung has nobody left: only a play goes down to the fallback player. */
    public static NextStep below(Rung rung, TrafficClass trafficClass, LoweredReason reason) {
        return switch (rung) {
            case DASH ->
                switch (trafficClass) {
                    case PLAY -> new AskFallback(reason);
                    case AUTOPLAY, PRELOAD -> new Refuse(reason);
                };
            case FALLBACK, DRM -> new Refuse(reason);
        };
    }

    /** The reason of a rung in which not one instance could be asked. */
    public static LoweredReason nobodyOf(Rung rung) {
        return switch (rung) {
            case DASH, FALLBACK -> LoweredReason.DASH_UNAVAILABLE;
            case DRM -> LoweredReason.DRM_UNAVAILABLE;
        };
    }

    private static Verdict judge(Rung rung, Answered answered) {
        boolean refusal = answered.status() >= CLIENT_ERROR && answered.status() < SERVER_ERROR;
        boolean saysFailed =
                answered.outcome().filter(o -> o == ServiceOutcome.FAILED).isPresent();
        // A 4xx is an answer. Only the fallback player may take one back: of a video that it cannot judge.
        boolean useless = answered.status() >= SERVER_ERROR || saysFailed && (rung == Rung.FALLBACK || !refusal);
        return useless ? new Useless(true, answered.reason().orElseGet(() -> lowered(rung, answered))) : new PassOn();
    }

    private static LoweredReason lowered(Rung rung, Answered answered) {
        boolean shed = answered.outcome().filter(o -> o == ServiceOutcome.SHED).isPresent();
        return shed ? LoweredReason.OVERLOAD : nobodyOf(rung);
    }

    private static LoweredReason lowered(Rung rung, FailureReason reason) {
        return switch (reason) {
            case CONNECTIONS_EXHAUSTED -> LoweredReason.OVERLOAD;
            case CONNECT_REFUSED, CONNECT_TIMEOUT, RESET, DEADLINE_PASSED, BAD_ANSWER -> nobodyOf(rung);
        };
    }
}
