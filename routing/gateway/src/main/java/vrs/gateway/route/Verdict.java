package vrs.gateway.route;

import vrs.control.RetryRule;

/** Whether an attempt gave what the viewer gets. */
public sealed interface Verdict {
    /** This is the answer. */
    record PassOn() implements Verdict {}

    /**
     * It is none.
     *
     * @param accepted whether the instance took the request, so that it counts as an attempt
     * @param reason what to say to the next rung
     * @param failure what it counts as when a repeat is considered
     */
    record Useless(boolean accepted, LoweredReason reason, RetryRule failure) implements Verdict {}
}
