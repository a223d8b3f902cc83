package vrs.catalog.layer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Whether a look that ran out of its time is held against the store. Those that run out together count once: a pause of
 * this process is no fault of a store. The last store that serves is not given up for being slow while it answers some:
 * there is nobody to ask instead. Safe for use by many threads.
 */
final class Slowness {
    private static final long TOGETHER_NANOS = 10_000_000;

    private final BooleanSupplier isAlone;
    private final long silentNanos;
    private final AtomicLong timedOutAtNanos;
    private volatile long answeredAtNanos;

    /**
     * @param isAlone whether no other store of the layer serves
     * @param silence without an answer for so long, it hangs and is not slow
     */
    Slowness(BooleanSupplier isAlone, Duration silence, long nowNanos) {
        this.isAlone = isAlone;
        this.silentNanos = silence.toNanos();
        this.timedOutAtNanos = new AtomicLong(nowNanos - TOGETHER_NANOS);
        this.answeredAtNanos = nowNanos;
    }

    void answered(long nowNanos) {
        answeredAtNanos = nowNanos;
    }

    boolean counts(long nowNanos) {
        long last = timedOutAtNanos.get();
        if (nowNanos - last < TOGETHER_NANOS || !timedOutAtNanos.compareAndSet(last, nowNanos)) {
            return false;
        }
        return nowNanos - answeredAtNanos >= silentNanos || !isAlone.getAsBoolean();
    }
}
