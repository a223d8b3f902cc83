package vrs.failover.health;

/** Why an AZ is passed over. */
public enum AvoidedFor {
    /** Too large a share of many calls failed. */
    FAILURE_SHARE,
    /** Too many calls timed out or found no connection in a short time. */
    TIMEOUTS,
    /** One call after the other timed out or found no connection. */
    TIMEOUTS_IN_A_ROW,
    /** One call after the other failed. */
    FAILURES_IN_A_ROW
}
