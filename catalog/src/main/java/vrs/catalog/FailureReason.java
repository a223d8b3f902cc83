package vrs.catalog;

/** Why a store did not answer; each store maps its own errors to the first four. */
public enum FailureReason {
    /** Nobody listens there. */
    CONNECT_REFUSED,
    /** No answer within the time given. */
    TIMED_OUT,
    /** It answered with an error of its own. */
    STORE_ERROR,
    /** It answered with something that is no entry. */
    CORRUPT,
    /** It answered, but lacks what is known to have been written; said by who compares, never by a store. */
    BEHIND,
    /** We ask it as much as we allow ourselves; says nothing of the store. */
    BUSY
}
