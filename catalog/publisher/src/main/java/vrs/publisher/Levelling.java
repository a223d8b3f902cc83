package vrs.publisher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.WriteOutcome;

/** Brings all reached stores to the same entries, each vid at its highest revision: an AZ may be new, or was away. */
final class Levelling {
    private static final int PAGE = 500;

    private final AzStores stores;
    private final Duration timeout;

    Levelling(AzStores stores, Duration timeout) {
        this.stores = stores;
        this.timeout = timeout;
    }

    /**
     * What the stores hold now.
     *
     * @param entries the highest entry of each vid
     * @param copied how many writes it took
     */
    record Level(Map<String, CatalogEntry> entries, int copied) {}

    /** @throws StoreUnavailable when a store that was there a moment ago does not answer */
    Level level(Reached reached) throws StoreUnavailable {
        List<Map<String, CatalogEntry>> held = new ArrayList<>();
        Map<String, CatalogEntry> highest = new HashMap<>();
        for (AzStore store : reached.there()) {
            Map<String, CatalogEntry> entries = all(store.store());
            held.add(entries);
            entries.forEach((vid, entry) -> highest.merge(vid, entry, Levelling::later));
        }
        int copied = 0;
        for (int i = 0; i < held.size(); i++) {
            AzStore store = reached.there().get(i);
            for (CatalogEntry entry : highest.values()) {
                copied += copy(entry, held.get(i).get(entry.vid()), store.store()) ? 1 : 0;
            }
        }
        return new Level(highest, copied);
    }

    private boolean copy(CatalogEntry entry, CatalogEntry there, StreamStore store) throws StoreUnavailable {
        if (there != null && !entry.revision().isAfter(there.revision())) {
            return false;
        }
        return switch (store.write(entry, timeout)) {
            case WriteOutcome.Written() -> true;
            case WriteOutcome.Superseded _ -> false;
            case WriteOutcome.Failed failed ->
                throw new StoreUnavailable(
                        failed.reason(), new IllegalStateException("writing " + entry.vid() + " failed"));
        };
    }

    private Map<String, CatalogEntry> all(StreamStore store) throws StoreUnavailable {
        Map<String, CatalogEntry> entries = new HashMap<>();
        Revision after = Revision.NONE;
        List<CatalogEntry> page;
        do {
            page = store.changesAfter(after, PAGE, timeout);
            page.forEach(entry -> entries.merge(entry.vid(), entry, Levelling::later));
            after = page.isEmpty() ? after : page.getLast().revision();
        } while (page.size() == PAGE);
        return entries;
    }

    private static CatalogEntry later(CatalogEntry a, CatalogEntry b) {
        return a.revision().isAfter(b.revision()) ? a : b;
    }
}
