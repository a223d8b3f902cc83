package vrs.local.supervise;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Doubles the pause with each death, so that a process that cannot live does not eat the machine. One thread. */
final class BackOff {
    private final BackOffConfig config;
    private final LongSupplier tickerNanos;
    private long startedNanos;
    private long nextMs;

    BackOff(BackOffConfig config, LongSupplier tickerNanos) {
        this.config = config;
        this.tickerNanos = tickerNanos;
        this.nextMs = config.firstMs();
    }

    /** The process was started now. */
    void started() {
        startedNanos = tickerNanos.getAsLong();
    }

    /** It died now: the pause before it may start again, in milliseconds. */
    long diedPauseMs() {
        long upMs = TimeUnit.NANOSECONDS.toMillis(tickerNanos.getAsLong() - startedNanos);
        if (upMs >= config.forgetAfterMs()) {
            nextMs = config.firstMs();
        }
        long pauseMs = nextMs;
        nextMs = Math.min(nextMs * 2, config.mostMs());
        return pauseMs;
    }

    /** Someone started it by hand: what was is forgotten. */
    void forget() {
        nextMs = config.firstMs();
    }
}
