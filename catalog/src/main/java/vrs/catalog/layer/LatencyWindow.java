package vrs.catalog.layer;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a store usually takes: counts of its answers by time taken, over a window that slides in slices. Times are
 * kept to about an eighth of their size. Safe for use by many threads.
 */
final class LatencyWindow {
    private static final int SLICES = 8;
    private static final int STEPS = 8;
    private static final int STEP_BITS = 3;
    private static final int BUCKETS = Long.SIZE * STEPS;

    private final long sliceNanos;
    private final LongSupplier nanoTicker;
    private final int[][] slices = new int[SLICES][BUCKETS];
    private final int[] sum = new int[BUCKETS];
    private int total;
    private int current;
    private long currentSinceNanos;

    /** @param window how far back it looks */
    LatencyWindow(Duration window, LongSupplier nanoTicker) {
        this.sliceNanos = window.toNanos() / SLICES;
        this.nanoTicker = nanoTicker;
        this.currentSinceNanos = nanoTicker.getAsLong();
    }

    synchronized void took(long nanos) {
        slide();
        int bucket = bucket(nanos);
        slices[current][bucket]++;
        sum[bucket]++;
        total++;
    }

    /** The time that all but one in a hundred stay below; the fallback while fewer than {@code countMin} are known. */
    synchronized long p99Nanos(int countMin, long fallbackNanos) {
        slide();
        if (total < countMin) {
            return fallbackNanos;
        }
        int bucket = BUCKETS - 1;
        for (int above = sum[bucket]; above <= total / 100; above += sum[bucket]) {
            bucket--;
        }
        return upperNanos(bucket);
    }

    private void slide() {
        long passed = (nanoTicker.getAsLong() - currentSinceNanos) / sliceNanos;
        for (long i = 0; i < Math.min(passed, SLICES); i++) {
            current = (current + 1) % SLICES;
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                sum[bucket] -= slices[current][bucket];
                total -= slices[current][bucket];
                slices[current][bucket] = 0;
            }
        }
        currentSinceNanos += passed * sliceNanos;
    }

    /** The place of its highest bit, and the {@value #STEP_BITS} bits after that. */
    private static int bucket(long nanos) {
        long n = Math.max(STEPS, nanos);
        int top = Long.SIZE - 1 - Long.numberOfLeadingZeros(n);
        return top * STEPS + (int) (n >>> (top - STEP_BITS)) - STEPS;
    }

    private static long upperNanos(int bucket) {
        int top = bucket / STEPS;
        long step = bucket % STEPS + STEPS + 1;
        return step << (top - STEP_BITS);
    }
}
