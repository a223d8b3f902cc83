package vrs.catalog;

/** Why a store did not answer; each store maps its own errors to these. */
public enum FailureReason {
    /** Nobody listens there. */
    CONNECT_REFUSED,
    /** No answer within the time given. */
    TIMED_OUT,
    /** It answered with an error of its own. */
    STORE_ERROR,
    /** It answered with something that is no entry. */
    CORRUPT
}
