package vrs.failover.window;

import java.time.Duration;
import java.util.Arrays;

/** Counts what happened lately, in buckets, so that it costs the same at any rate. For one thread at a time. */
public final class SlidingCount {
    private final long originNanos;
    private final long bucketNanos;
    private final long[] counts;
    private long newest;
    private long sum;

    private SlidingCount(long originNanos, long bucketNanos, int buckets) {
        this.originNanos = originNanos;
        this.bucketNanos = bucketNanos;
        this.counts = new long[buckets];
    }

    /**
     * A count that never has one in it that is older than the window; it may forget one that is a bucket younger.
     *
     * @param originNanos the ticker's reading now
     * @param buckets into how many parts the window is cut
     */
    public static SlidingCount within(long originNanos, Duration window, int buckets) {
        return new SlidingCount(originNanos, window.toNanos() / buckets, buckets);
    }

    /** A count that forgets none of the window; it may still have one in it that is a bucket older. */
    public static SlidingCount covering(long originNanos, Duration window, int buckets) {
        return new SlidingCount(originNanos, window.toNanos() / buckets, buckets + 1);
    }

    /** One more, now. A reading that is older than one before it counts as that one. */
    public void add(long nowNanos) {
        roll(nowNanos);
        counts[slot(newest)]++;
        sum++;
    }

    /** How many there were up to now. */
    public long sum(long nowNanos) {
        roll(nowNanos);
        return sum;
    }

    /** Forgets all. */
    public void clear() {
        Arrays.fill(counts, 0);
        sum = 0;
    }

    private void roll(long nowNanos) {
        long bucket = (nowNanos - originNanos) / bucketNanos;
        if (bucket - newest >= counts.length) {
            clear();
            newest = bucket;
        }
        while (newest < bucket) {
            newest++;
            sum -= counts[slot(newest)];
            counts[slot(newest)] = 0;
        }
    }

    private int slot(long bucket) {
        return Math.floorMod(bucket, counts.length);
    }
}
