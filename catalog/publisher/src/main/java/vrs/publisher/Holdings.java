package vrs.publisher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.StreamStore.Lookup;

/** Asks what the stores hold. */
final class Holdings {
    private final AzStores stores;
    private final Duration timeout;

    Holdings(AzStores stores, Duration timeout) {
        this.stores = stores;
        this.timeout = timeout;
    }

    Holding of(String vid, Reached reached) {
        List<Lookup> lookups =
                stores.each(reached.there(), store -> store.store().lookup(vid, timeout));
        Optional<CatalogEntry> highest = Optional.empty();
        int answers = 0;
        for (Lookup lookup : lookups) {
            switch (lookup) {
                case Lookup.Found(CatalogEntry entry) -> {
                    answers++;
                    if (highest.isEmpty()
                            || entry.revision().isAfter(highest.get().revision())) {
                        highest = Optional.of(entry);
                    }
                }
                case Lookup.Absent() -> answers++;
                // What cannot be read can be written anew, so it must not stand in the way.
                case Lookup.Failed(FailureReason reason) -> answers += reason == FailureReason.CORRUPT ? 1 : 0;
            }
        }
        return new Holding(highest, answers);
    }
}
