package vrs.gateway.choice;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import vrs.topology.Instance;

/**
 * The part of its weight that an instance gets: one that came back has cold code, caches and connections, and gets its
 * full part only after a while. Safe for use by many threads.
 */
public final class SlowStart {
    /** How long it takes; what the site runs with. */
    public static final long RAMP_MS = 5_000;

    private static final double FIRST = 0.1;
    private static final double NANOS_PER_MS = 1_000_000;

    private final LongSupplier ticker;
    private final long rampMs;
    private final Map<String, Long> since = new ConcurrentHashMap<>();

    /** @param ticker monotonic nanoseconds */
    public SlowStart(LongSupplier ticker, long rampMs) {
        if (rampMs < 1) {
            throw new IllegalArgumentException("a slow start takes time");
        }
        this.ticker = ticker;
        this.rampMs = rampMs;
    }

    /** It came back now. */
    public void begin(Instance instance) {
        since.put(instance.name(), ticker.getAsLong());
    }

    /** From 0.1 to 1; 1 as well for one that was never away. */
    public double part(Instance instance) {
        Long began = since.get(instance.name());
        if (began == null) {
            return 1;
        }
        double done = (ticker.getAsLong() - began) / NANOS_PER_MS / rampMs;
        if (done >= 1) {
            since.remove(instance.name(), began);
            return 1;
        }
        return FIRST + (1 - FIRST) * done;
    }
}
