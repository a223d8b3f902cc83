package vrs.gateway.upstream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.topology.Instance;

/** How many calls each instance has from all event loops of this gateway. Safe for use by many threads. */
public final class InFlight {
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /** Calls that have begun and not ended. */
    public int of(Instance instance) {
        return counter(instance).get();
    }

    /** Of all instances together. */
    public int total() {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    void begin(Instance instance) {
        counter(instance).incrementAndGet();
    }

    void end(Instance instance) {
        counter(instance).decrementAndGet();
    }

    private AtomicInteger counter(Instance instance) {
        return counts.computeIfAbsent(instance.name(), name -> new AtomicInteger());
    }
}
