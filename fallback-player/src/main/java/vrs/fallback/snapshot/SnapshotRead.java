package vrs.fallback.snapshot;

/** What reading a snapshot file came to. */
public sealed interface SnapshotRead {
    /** It is whole. */
    record Whole(Snapshot snapshot) implements SnapshotRead {}

    /** It is damaged, too large or of an unknown form, and nothing in it may be believed. */
    record Refused(String why) implements SnapshotRead {}
}
