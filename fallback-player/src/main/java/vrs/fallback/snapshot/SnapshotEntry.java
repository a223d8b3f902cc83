package vrs.fallback.snapshot;

/** What the snapshot says of a vid. */
public sealed interface SnapshotEntry permits Video, SnapshotEntry.Gone, SnapshotEntry.Unreadable {
    /** Withdrawn. */
    record Gone() implements SnapshotEntry {}

    /** It is known, but one of its lines says what this version cannot evaluate, so nothing of it may be served. */
    record Unreadable() implements SnapshotEntry {}
}
