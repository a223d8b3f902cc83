package vrs.clear.snapshot;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;

/**
 * Which videos go into the snapshot: what is kept, and beside it the most popular up to a bound. Holds vids and not
 * records, so that a large catalogue fits into a small process. Not safe for use by several threads.
 */
final class SnapshotChoice {
    private final int videosMax;
    private final Set<String> kept = new HashSet<>();
    private final PriorityQueue<Ranked> leastPopularFirst = new PriorityQueue<>();
    private boolean sawAny;
    private boolean leftOut;

    SnapshotChoice(int videosMax) {
        this.videosMax = videosMax;
    }

    void consider(CatalogEntry entry) {
        sawAny = true;
        switch (entry) {
            case Tombstone _ -> {
                // A withdrawn video needs no room.
            }
            case VideoRecord video -> {
                if (video.kept()) {
                    kept.add(video.vid());
                } else {
                    rank(new Ranked(video.popularity(), video.vid()));
                }
            }
        }
    }

    private void rank(Ranked video) {
        leastPopularFirst.add(video);
        if (leastPopularFirst.size() > videosMax) {
            leastPopularFirst.remove();
            leftOut = true;
        }
    }

    /** Whether the catalogue holds nothing at all, not even a withdrawn video. */
    boolean isEmpty() {
        return !sawAny;
    }

    /** Whether nothing was left out. */
    boolean isComplete() {
        return !leftOut;
    }

    Set<String> vids() {
        Set<String> vids = leastPopularFirst.stream().map(Ranked::vid).collect(Collectors.toCollection(HashSet::new));
        vids.addAll(kept);
        return vids;
    }

    /** Of two that are equally popular, the one whose vid comes first goes in. */
    private record Ranked(long popularity, String vid) implements Comparable<Ranked> {
        private static final Comparator<Ranked> ORDER = Comparator.comparingLong(Ranked::popularity)
                .thenComparing(Comparator.comparing(Ranked::vid).reversed());

        @Override
        public int compareTo(Ranked other) {
            return ORDER.compare(this, other);
        }
    }
}
