package vrs.dash.playback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vrs.signing.SubjectHash;

/**
 * Who plays more often than a person can? Counts the plays of each member over the last ten seconds, to the second. The
 * members of whom it knows are bounded; one who is forgotten begins anew. Who is anonymous is not told apart here. Safe
 * for use by many threads.
 */
public final class FloodWatch {
    private static final int SECONDS = 10;
    private static final long SUBJECTS_MAX = 50_000;

    private final LongSupplier nanoTicker;
    private final Cache<String, Recent> recent;

    public FloodWatch(LongSupplier nanoTicker) {
        this.nanoTicker = nanoTicker;
        this.recent = Caffeine.newBuilder()
                .maximumSize(SUBJECTS_MAX)
                .expireAfterAccess(Duration.ofSeconds(SECONDS + 1))
                .ticker(nanoTicker::getAsLong)
                .build();
    }

    /**
     * Counts a play; whether the member has more of them within ten seconds than are believed.
     *
     * @param subjectHash {@code -} when anonymous
     * @param believed how many are; empty for all
     */
    public boolean isFlood(String subjectHash, OptionalInt believed) {
        if (believed.isEmpty() || subjectHash.equals(SubjectHash.ANONYMOUS)) {
            return false;
        }
        // Of a reading that may overflow only differences mean something, also when it is cut into seconds.
        long beganNanos = nanoTicker.getAsLong();
        Recent plays = recent.get(subjectHash, _ -> new Recent(beganNanos));
        return plays.add(TimeUnit.NANOSECONDS.toSeconds(beganNanos - plays.beganNanos)) > believed.getAsInt();
    }

    /** How many plays in each of the last ten seconds, in a ring. */
    private static final class Recent {
        private final long beganNanos;
        private final int[] counts = new int[SECONDS];
        private long newestSecond;

        Recent(long beganNanos) {
            this.beganNanos = beganNanos;
        }

        /** Counts one more in this second; the sum over all ten. */
        synchronized int add(long second) {
            long passed = Math.clamp(second - newestSecond, 0, SECONDS);
            for (long i = 0; i < passed; i++) {
                counts[Math.floorMod(second - i, SECONDS)] = 0;
            }
            newestSecond = Math.max(newestSecond, second);
            counts[Math.floorMod(newestSecond, SECONDS)]++;
            int sum = 0;
            for (int count : counts) {
                sum += count;
            }
            return sum;
        }
    }
}
