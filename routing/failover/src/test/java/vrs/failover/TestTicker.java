package vrs.failover;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Time that moves when the test says so; begins where a sum of readings would overflow. */
public final class TestTicker implements LongSupplier {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

    public void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    public void advanceMs(long ms) {
        advance(Duration.ofMillis(ms));
    }

    @Override
    public long getAsLong() {
        return nanos.get();
    }
}
