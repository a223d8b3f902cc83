package vrs.control;

/** What every instance of a cloud says of itself through its readiness. */
public enum CloudSwitch {
    /** What is true. */
    AUTO,
    /** Ready, whatever it finds of itself, once it has started and unless it is about to stop. */
    FORCED_ONLINE,
    /** Not ready. */
    FORCED_OFFLINE
}
