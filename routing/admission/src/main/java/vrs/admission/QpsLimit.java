package vrs.admission;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How many requests a second: a token bucket that holds what a tenth of a second brings, five at least. A class takes a
 * token while more than what its share leaves to the others is there: so preload is refused first, then autoplay. A
 * changed bound begins with a full bucket. Never waits, holds no lock. Safe for use by many threads.
 */
final class QpsLimit {
    private static final int BURSTS_PER_SECOND = 10;
    /** With a bucket of one, whoever comes a little early is refused, and an instance admits less than it was told. */
    private static final int BURST_MIN = 5;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Supplier<OptionalInt> perSecond;
    private final TimeMeter clock;
    private volatile Filled filled = new Filled(0, null);

    /**
     * @param perSecond read at each request, so that a change acts at once; empty for no bound
     * @param nanoTicker nanoseconds from any origin
     */
    QpsLimit(Supplier<OptionalInt> perSecond, LongSupplier nanoTicker) {
        this.perSecond = perSecond;
        this.clock = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanoTicker.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    private record Filled(int perSecond, Bucket bucket) {}

    /** Whether this second has room for one more of this class, which is then taken. */
    boolean take(TrafficClass trafficClass) {
        OptionalInt bound = perSecond.get();
        if (bound.isEmpty()) {
            return true;
        }
        if (bound.getAsInt() < 1) {
            return false;
        }
        Filled now = of(bound.getAsInt());
        int holds = holds(now.perSecond());
        int others = holds - trafficClass.shareOf(holds);
        return (others == 0 || now.bucket().getAvailableTokens() > others)
                && now.bucket().tryConsume(1);
    }

    private Filled of(int bound) {
        Filled now = filled;
        if (now.perSecond() != bound) {
            // Two threads may both do this once: one of the buckets is forgotten with a token or two taken.
            now = new Filled(bound, bucket(bound));
            filled = now;
        }
        return now;
    }

    private Bucket bucket(int bound) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(holds(bound)).refillGreedy(bound, SECOND))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static int holds(int bound) {
        return Math.max(Math.min(bound, BURST_MIN), bound / BURSTS_PER_SECOND);
    }
}
