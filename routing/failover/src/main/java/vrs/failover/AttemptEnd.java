package vrs.failover;

/** How an attempt ended, as decisions and metrics see it: without its value. */
public enum AttemptEnd {
    ANSWERED,
    /** No connection came about. */
    NOT_ACCEPTED,
    /** Not made: as many attempts as may be were in flight there. Says nothing of the AZ. */
    FULL,
    TIMED_OUT,
    BROKEN_OFF,
    BAD_STATUS,
    BAD_BODY,
    /** The caller gave up. Says nothing of the AZ. */
    ABANDONED;

    /** What became of an attempt that was made. */
    static AttemptEnd of(AttemptOutcome<?> outcome) {
        return switch (outcome) {
            case AttemptOutcome.Answered<?> _ -> ANSWERED;
            case AttemptOutcome.NotAccepted<?> _ -> NOT_ACCEPTED;
            case AttemptOutcome.Failed<?> failed -> of(failed.reason());
        };
    }

    private static AttemptEnd of(FailureReason reason) {
        return switch (reason) {
            case TIMED_OUT -> TIMED_OUT;
            case BROKEN_OFF -> BROKEN_OFF;
            case BAD_STATUS -> BAD_STATUS;
            case BAD_BODY -> BAD_BODY;
        };
    }
}
