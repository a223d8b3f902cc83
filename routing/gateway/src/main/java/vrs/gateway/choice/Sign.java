package vrs.gateway.choice;

import java.util.Optional;
import vrs.gateway.route.AttemptOutcome;
import vrs.gateway.route.FailureReason;
import vrs.gateway.route.LoweredReason;
import vrs.gateway.route.ServiceOutcome;

/** What the outcome of one request says of the instance that it was sent to. */
public enum Sign {
    /** It works. */
    SOUND,
    /** Nothing: the cause lies elsewhere, or in a decision of its own. */
    NONE,
    /** It failed at once. */
    FAULT,
    /** It took the time and gave nothing. */
    TIMEOUT;

    private static final int SERVER_ERROR = 500;

    /** Reads an outcome. */
    public static Sign of(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Failed(FailureReason reason) -> of(reason);
            case AttemptOutcome.Answered answered -> of(answered);
        };
    }

    private static Sign of(FailureReason reason) {
        return switch (reason) {
            // The checks take care of who does not listen, and our own bound is nobody else's fault.
            case CONNECT_REFUSED, CONNECTIONS_EXHAUSTED -> NONE;
            case CONNECT_TIMEOUT, DEADLINE_PASSED -> TIMEOUT;
            case RESET, BAD_ANSWER -> FAULT;
        };
    }

    private static Sign of(AttemptOutcome.Answered answered) {
        boolean error = answered.status() >= SERVER_ERROR;
        Optional<ServiceOutcome> outcome = answered.outcome();
        if (outcome.isEmpty()) {
            return error ? FAULT : SOUND;
        }
        return switch (outcome.get()) {
            case ANSWERED, DENIED -> error ? FAULT : SOUND;
            // It protects itself: leaving it out would push its load onto the next one.
            case SHED -> NONE;
            case FAILED -> isOfUpstreams(answered) || !error ? NONE : FAULT;
        };
    }

    /** Every instance of the unit would say the same: what is missing stands behind them. */
    private static boolean isOfUpstreams(AttemptOutcome.Answered answered) {
        return answered.reason()
                .filter(r -> r == LoweredReason.DRM_UNAVAILABLE || r == LoweredReason.CLEAR_UNAVAILABLE)
                .isPresent();
    }
}
