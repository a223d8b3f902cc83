package vrs.fallback.snapshot;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * All that the fallback player knows of the catalogue. Immutable.
 *
 * @param built when it was made
 * @param isComplete whether a vid that it lacks does not exist
 * @param expiresAt when its addresses end
 * @param entries by vid
 * @param sizeBytes of the file
 */
public record Snapshot(
        Instant built, boolean isComplete, Instant expiresAt, Map<String, SnapshotEntry> entries, long sizeBytes) {
    public Snapshot {
        entries = Map.copyOf(entries);
    }

    /** What it says of a vid. */
    public Optional<SnapshotEntry> find(String vid) {
        return Optional.ofNullable(entries.get(vid));
    }

    /** How many of its videos this version cannot evaluate. */
    public long unreadable() {
        return entries.values().stream()
                .filter(SnapshotEntry.Unreadable.class::isInstance)
                .count();
    }
}
