package vrs.prove.stores.read;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Hands each read over at its intended moment, whatever becomes of those before it.
 *
 * @param perSecond once it is at full speed
 * @param ramp in which it comes to full speed, as a fresh instance is given its share slowly
 */
record OpenLoop(int perSecond, Duration ramp, LongSupplier nanoTicker, Executor readers) {
    /** Until it goes on no longer. @param read is given the moment that was intended for it, in nanoseconds */
    void run(BooleanSupplier goesOn, LongConsumer read) {
        long beganNanos = nanoTicker.getAsLong();
        for (long n = 0; goesOn.getAsBoolean(); n++) {
            long intended = beganNanos + offsetNanos(n);
            for (long left = intended - nanoTicker.getAsLong(); left > 0; left = intended - nanoTicker.getAsLong()) {
                LockSupport.parkNanos(left);
            }
            readers.execute(() -> read.accept(intended));
        }
    }

    /** While it speeds up evenly, the nth read is due at the root of n; from then on at even distances. */
    long offsetNanos(long n) {
        double full = ramp.toNanos() / 1e9;
        double inRamp = perSecond * full / 2;
        double seconds = n < inRamp ? full * Math.sqrt(n / inRamp) : full + (n - inRamp) / perSecond;
        return (long) (seconds * 1e9);
    }
}
