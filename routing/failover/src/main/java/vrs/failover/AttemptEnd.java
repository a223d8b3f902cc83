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

    /** The upstream has seen the call. */
    public boolean wasAccepted() {
        return switch (this) {
            case ANSWERED, TIMED_OUT, BROKEN_OFF, BAD_STATUS, BAD_BODY, ABANDONED -> true;
            case NOT_ACCEPTED, FULL -> false;
        };
    }
}
