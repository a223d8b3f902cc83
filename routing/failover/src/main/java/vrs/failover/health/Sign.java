package vrs.failover.health;

/** What the end of an attempt says of the AZ that it was made in. */
public enum Sign {
    GOOD,
    /** It failed, quickly. */
    BAD,
    /** It did not answer in time, or took no connection. */
    SILENT,
    /** Nothing: the caller gave up, or the attempt had too little time. */
    NONE
}
