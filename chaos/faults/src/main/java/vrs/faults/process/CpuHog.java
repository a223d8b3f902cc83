package vrs.faults.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import vrs.faults.lease.Lease;

/** Burns processors until its lease is over. Nobody has to end it, and nothing of it is left. */
public final class CpuHog {
    private static final int ROUNDS_BETWEEN_LOOKS = 10_000;

    private final LongSupplier tickerNanos;

    /** @param tickerNanos monotonic nanoseconds; each thread looks at it often */
    public CpuHog(LongSupplier tickerNanos) {
        this.tickerNanos = tickerNanos;
    }

    /** Burns, and returns when the lease is over: a number that keeps the compiler from leaving the work out. */
    public long burn(Cpu cpu, Lease lease) throws InterruptedException {
        long endNanos = tickerNanos.getAsLong() + lease.length().toNanos();
        long[] sums = new long[cpu.threads()];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            int own = i;
            threads.add(Thread.ofPlatform().daemon().name("hog-" + i).start(() -> sums[own] = spin(endNanos)));
        }
        long sum = 0;
        for (int i = 0; i < sums.length; i++) {
            threads.get(i).join();
            sum += sums[i];
        }
        return sum;
    }

    private long spin(long endNanos) {
        long value = 1;
        while (tickerNanos.getAsLong() - endNanos < 0) {
            for (int i = 0; i < ROUNDS_BETWEEN_LOOKS; i++) {
                value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            }
        }
        return value;
    }
}
