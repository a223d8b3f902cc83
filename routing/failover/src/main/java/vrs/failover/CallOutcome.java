package vrs.failover;

import java.util.Optional;

/** What became of a call over all AZs that it was made in. */
public sealed interface CallOutcome<T> {
    /**
     * An upstream answered.
     *
     * @param az where
     * @param attempts how many upstreams took the call, this one included: 1 or 2
     */
    record Served<T>(T value, String az, int attempts) implements CallOutcome<T> {}

    /**
     * No upstream answered.
     *
     * @param why what ended the search
     * @param lastFailure how the last attempt that was accepted failed; empty when there was none
     * @param attempts how many upstreams took the call: 0 to 2
     */
    record NotToBeHad<T>(Why why, Optional<FailureReason> lastFailure, int attempts) implements CallOutcome<T> {}

    /** What ended the search. */
    enum Why {
        /** Too little of the request's time is left for an attempt. */
        NO_TIME,
        /** An attempt failed, and the budget pays for no second one now. */
        NO_BUDGET,
        /** No AZ took the call, or every AZ has as many of our attempts in flight as it may. */
        NOBODY_ACCEPTS,
        /** Each attempt that was allowed failed. */
        ALL_FAILED,
        /** The caller gave up. */
        ABANDONED
    }
}
