package vrs.catalog.disk;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;

/**
 * Says of most vids that a replica does not hold them, from memory alone: a Bloom filter. The rest it does not know;
 * some 1 in 1,000 while the replica holds no more than twice what it did at first or a million, more and more beyond.
 * Takes 1.8 bytes for each of these. Safe for use by many threads.
 */
final class VidFilter {
    private static final long EXPECTED_MIN = 1_000_000;
    private static final double NOT_KNOWN_SHARE = 0.001;

    private final BloomFilter<CharSequence> added;
    private volatile boolean complete;

    /** @param held how many vids the replica holds now */
    VidFilter(long held) {
        this.added =
                BloomFilter.create(Funnels.unencodedCharsFunnel(), Math.max(EXPECTED_MIN, 2 * held), NOT_KNOWN_SHARE);
    }

    /** To be called before the vid can be read. */
    void add(String vid) {
        added.put(vid);
    }

    /** Adds all that was held before the filter began; when these cannot be read, each vid may be held, as before. */
    void complete(Iterable<String> held) {
        try {
            held.forEach(added::put);
            complete = true;
        } catch (RuntimeException e) {
            // What a damaged page makes of its reader is not to be foretold.
            return;
        }
    }

    /** False when it is certain that the vid is not held. */
    boolean mayHold(String vid) {
        return !complete || added.mightContain(vid);
    }
}
