package vrs.loadtest.measure;

/** What an outcome is to the viewer. */
public enum Verdict {
    /** The video plays. */
    ANSWERED,
    /** The viewer may not, and was told so. */
    REFUSED,
    /** Ours: the viewer may, and could not. */
    FAILED
}
