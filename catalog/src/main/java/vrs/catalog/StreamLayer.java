package vrs.catalog;

import java.time.Duration;

/** One layer below L1, as {@link StreamCatalog} reads it: two stores, or a single one. Safe for use by many threads. */
public interface StreamLayer {
    /**
     * What a layer said.
     *
     * @param technology of the store that said it
     */
    record Answer(StreamStore.Lookup lookup, String technology) {}

    /** Looks one entry up. Blocks no longer than the time left. */
    Answer lookup(String vid, Duration timeLeft);

    /** Keeps what a lower layer answered, unless the hot store may not be written now. Called off the request path. */
    StreamStore.WriteOutcome fill(CatalogEntry entry, Duration timeLeft);

    /** A layer of one store. */
    static StreamLayer of(StreamStore store) {
        return new SingleStoreLayer(store);
    }
}
