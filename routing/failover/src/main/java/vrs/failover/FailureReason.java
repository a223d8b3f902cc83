package vrs.failover;

/** Why an attempt that was accepted failed. */
public enum FailureReason {
    /** No whole answer in the time that the attempt was given. */
    TIMED_OUT,
    /** The connection broke before the answer was whole. */
    BROKEN_OFF,
    /** A status that says that the upstream failed or has too much to do. */
    BAD_STATUS,
    /** An answer that does not validate. */
    BAD_BODY
}
