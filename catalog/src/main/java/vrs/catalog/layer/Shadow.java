package vrs.catalog.layer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import vrs.catalog.CatalogEntry;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.layer.LayerListener.Comparison;

/**
 * Looks a small share of what the hot store answered up in the cold one too, behind the answer: a path that is not used
 * does not work on the day. Safe for use by many threads.
 */
final class Shadow {
    private final GuardedStore cold;
    private final int every;
    private final Duration timeout;
    private final LayerListener listener;
    private final AtomicLong reads = new AtomicLong();

    Shadow(GuardedStore cold, int every, Duration timeout, LayerListener listener) {
        this.cold = cold;
        this.every = every;
        this.timeout = timeout;
        this.listener = listener;
    }

    void compare(String vid, CatalogEntry fromHot) {
        if (reads.incrementAndGet() % every == 0) {
            cold.ask(vid, timeout).thenAccept(fromCold -> listener.compared(comparison(fromHot, fromCold)));
        }
    }

    private static Comparison comparison(CatalogEntry hot, Lookup fromCold) {
        return switch (fromCold) {
            case Lookup.Found(CatalogEntry cold) when cold.revision().isAfter(hot.revision()) -> Comparison.HOT_LOWER;
            case Lookup.Found(CatalogEntry cold) when hot.revision().isAfter(cold.revision()) -> Comparison.COLD_LOWER;
            case Lookup.Found(CatalogEntry cold) -> cold.equals(hot) ? Comparison.SAME : Comparison.DIFFERENT;
            case Lookup.Absent() -> Comparison.COLD_MISSES;
            case Lookup.Failed _ -> Comparison.COLD_FAILED;
        };
    }
}
