package vrs.catalog.disk;

/** What came of opening a replica. */
public sealed interface DiskOpening {
    /** It is open. */
    record Opened(DiskStreamStore store) implements DiskOpening {}

    /** The file is there and cannot be read; {@link DiskFile#setAside} makes room for a new one. */
    record Damaged(String why) implements DiskOpening {}

    /** Another store has it open. */
    record InUse() implements DiskOpening {}
}
