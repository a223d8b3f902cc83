package vrs.catalog.disk;

/** Whether a replica has heard of a vid. */
public enum Knowledge {
    /** There is a video or a tombstone. */
    KNOWN,
    /** There is neither, as far as this replica has got. */
    UNKNOWN,
    /** The replica cannot be read, which says nothing of the vid. */
    CANNOT_TELL
}
