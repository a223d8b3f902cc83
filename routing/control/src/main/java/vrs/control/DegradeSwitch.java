package vrs.control;

/** Whether a lower rung is served. */
public enum DegradeSwitch {
    /** When the facts ask for it. */
    AUTO,
    /** Wherever rights allow it. */
    ON,
    /** Never. */
    OFF
}
