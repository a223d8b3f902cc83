package vrs.clear.snapshot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/** Reads the whole catalogue of a store, page by page. */
final class CatalogueScan {
    private static final int PAGE = 1_000;
    private static final Duration PAGE_TIME = Duration.ofSeconds(10);

    private CatalogueScan() {}

    /**
     * The newest entry of every vid.
     *
     * @throws StoreUnavailable when any page could not be read; half a catalogue is no catalogue
     */
    static List<CatalogEntry> all(StreamStore store) throws StoreUnavailable {
        Map<String, CatalogEntry> byVid = new LinkedHashMap<>();
        Revision after = Revision.NONE;
        while (true) {
            List<CatalogEntry> page = store.changesAfter(after, PAGE, PAGE_TIME);
            for (CatalogEntry entry : page) {
                byVid.put(entry.vid(), entry);
                after = entry.revision().isAfter(after) ? entry.revision() : after;
            }
            if (page.size() < PAGE) {
                return new ArrayList<>(byVid.values());
            }
        }
    }
}
