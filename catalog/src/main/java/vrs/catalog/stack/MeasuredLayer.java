package vrs.catalog.stack;

import java.time.Duration;
import vrs.catalog.CatalogEntry;
import vrs.catalog.StreamLayer;
import vrs.catalog.StreamStore;

/** A layer whose loads are counted and timed. */
record MeasuredLayer(String name, StreamLayer layer, StackRuntime runtime) implements StreamLayer {
    @Override
    public Answer lookup(String vid, Duration timeLeft) {
        long startNanos = runtime.nanoTicker().getAsLong();
        Answer said = layer.lookup(vid, timeLeft);
        long tookNanos = runtime.nanoTicker().getAsLong() - startNanos;
        runtime.listener().loaded(name, said, Duration.ofNanos(tookNanos));
        return said;
    }

    @Override
    public StreamStore.WriteOutcome fill(CatalogEntry entry, Duration timeLeft) {
        return layer.fill(entry, timeLeft);
    }
}
