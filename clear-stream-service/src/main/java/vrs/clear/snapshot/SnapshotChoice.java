package vrs.clear.snapshot;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;

/**
 * Which videos go into the snapshot: what is kept, and beside it the most popular as far as there is room. Nothing that goes in
 * is less popular than what was left out. Holds vids and not records, so that a large catalogue fits into a small process. Not
 * safe for use by several threads.
 */
final class SnapshotChoice {
    private final int videosMax;
    private final long bytesMax;
    private final ToLongFunction<VideoRecord> size;
    private final Set<String> kept = new HashSet<>();
    private final PriorityQueue<Ranked> leastPopularFirst = new PriorityQueue<>();
    private Optional<Ranked> bestLeftOut = Optional.empty();
    private long bytes;
    private boolean sawAny;

    /**
     * @param videosMax how many there may be beside those that are kept
     * @param bytesMax room for all; what is kept or withdrawn goes in also where there is none
     * @param size of a video in the file; asked for those only that may go in
     */
    SnapshotChoice(int videosMax, long bytesMax, ToLongFunction<VideoRecord> size) {
        this.videosMax = videosMax;
        this.bytesMax = bytesMax;
        this.size = size;
    }

    /** A vid that is only said to be withdrawn. */
    void gone(String vid) {
        take(SnapshotText.goneBytes(vid));
    }

    void consider(CatalogEntry entry) {
        sawAny = true;
        switch (entry) {
            case Tombstone tombstone -> gone(tombstone.vid());
            case VideoRecord video -> {
                if (video.kept()) {
                    if (kept.add(video.vid())) {
                        take(size.applyAsLong(video));
                    }
                } else {
                    rank(video);
                }
            }
        }
    }

    private void rank(VideoRecord video) {
        Ranked without = new Ranked(video.popularity(), video.vid(), 0);
        if (bestLeftOut.filter(out -> without.compareTo(out) <= 0).isPresent()) {
            return;
        }
        long sizeBytes = size.applyAsLong(video);
        leastPopularFirst.add(new Ranked(video.popularity(), video.vid(), sizeBytes));
        take(sizeBytes);
    }

    private void take(long sizeBytes) {
        bytes += sizeBytes;
        while (!leastPopularFirst.isEmpty() && (leastPopularFirst.size() > videosMax || bytes > bytesMax)) {
            Ranked out = leastPopularFirst.remove();
            bytes -= out.sizeBytes();
            bestLeftOut = Optional.of(out);
        }
    }

    /** Whether the catalogue holds nothing at all, not even a withdrawn video. */
    boolean isEmpty() {
        return !sawAny;
    }

    /** Whether nothing was left out. */
    boolean isComplete() {
        return bestLeftOut.isEmpty();
    }

    /** Whether what must go in is more than there is room for. */
    boolean isOver() {
        return bytes > bytesMax;
    }

    Set<String> vids() {
        Set<String> vids = leastPopularFirst.stream().map(Ranked::vid).collect(Collectors.toCollection(HashSet::new));
        vids.addAll(kept);
        return vids;
    }

    /** Of two that are equally popular, the one whose vid comes first goes in. */
    private record Ranked(long popularity, String vid, long sizeBytes) implements Comparable<Ranked> {
        private static final Comparator<Ranked> ORDER = Comparator.comparingLong(Ranked::popularity)
                .thenComparing(Comparator.comparing(Ranked::vid).reversed());

        @Override
        public int compareTo(Ranked other) {
            return ORDER.compare(this, other);
        }
    }
}
