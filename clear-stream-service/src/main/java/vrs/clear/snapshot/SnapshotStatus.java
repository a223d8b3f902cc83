package vrs.clear.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What metrics say of the snapshot. Immutable.
 *
 * @param builtAt when the file in place was made, also by an earlier run; empty when there is none
 * @param videos how many videos this run put into it, 0 before its first build
 * @param sizeBytes of the file in place
 * @param failures how many looks came to nothing because the store or the disk failed
 */
public record SnapshotStatus(Optional<Instant> builtAt, int videos, long sizeBytes, long failures) {
    /** How old the file in place is; empty when there is none. */
    public Optional<Duration> age(Instant now) {
        return builtAt.map(built -> Duration.between(built, now));
    }

    SnapshotStatus failedOnceMore() {
        return new SnapshotStatus(builtAt, videos, sizeBytes, failures + 1);
    }

    SnapshotStatus built(Instant now, int newVideos, long newSizeBytes) {
        return new SnapshotStatus(Optional.of(now), newVideos, newSizeBytes, failures);
    }
}
