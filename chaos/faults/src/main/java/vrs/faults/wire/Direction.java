package vrs.faults.wire;

/** Which way bytes travel on a connection. */
public enum Direction {
    /** From the one who connected to the target: requests. */
    FORWARD,
    /** Back: answers. */
    BACKWARD
}
