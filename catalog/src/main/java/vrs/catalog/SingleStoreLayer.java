package vrs.catalog;

import java.time.Duration;

/** A layer that has nothing beside its one store. */
record SingleStoreLayer(StreamStore store) implements StreamLayer {
    @Override
    public Answer lookup(String vid, Duration timeLeft) {
        return new Answer(store.lookup(vid, timeLeft), store.technology());
    }

    @Override
    public StreamStore.WriteOutcome fill(CatalogEntry entry, Duration timeLeft) {
        return store.write(entry, timeLeft);
    }
}
