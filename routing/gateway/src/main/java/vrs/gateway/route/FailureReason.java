package vrs.gateway.route;

import java.util.Locale;

/** Why an attempt ended without the head of an answer. */
public enum FailureReason {
    /** Nobody listens there. */
    CONNECT_REFUSED(false),
    /** The connection was not there within the time for connecting. */
    CONNECT_TIMEOUT(false),
    /** This gateway already has as many calls open to that instance as it may. */
    CONNECTIONS_EXHAUSTED(false),
    /** It was accepted, and the connection broke before the answer began. */
    RESET(true),
    /** It was accepted, and no answer began in time. */
    DEADLINE_PASSED(true),
    /** What came is not HTTP. */
    BAD_ANSWER(true);

    private final boolean accepted;

    FailureReason(boolean accepted) {
        this.accepted = accepted;
    }

    /** Whether the instance took the request, so that this counts as an attempt. */
    public boolean accepted() {
        return accepted;
    }

    /** The name in metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
