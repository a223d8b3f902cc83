package vrs.catalog.feed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;

/** Gets what a message tells of from the first store that has it. */
record Fetching(List<StreamStore> stores, Duration timeout) {
    /** The entry in that revision or a later one. */
    Optional<CatalogEntry> of(FeedMessage message) {
        for (StreamStore store : stores) {
            if (store.lookup(message.vid(), timeout) instanceof Lookup.Found(CatalogEntry entry)
                    && !message.revision().isAfter(entry.revision())) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
