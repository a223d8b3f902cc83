package vrs.clear.snapshot;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/** Reads the whole catalogue of a store page by page, oldest change first, and never holds more than a page. */
final class CatalogueScan {
    static final int PAGE = 1_000;

    private static final Duration PAGE_TIME = Duration.ofSeconds(10);

    private CatalogueScan() {}

    /** Is told of each entry. */
    interface Reader {
        void read(CatalogEntry entry) throws IOException;
    }

    /**
     * An entry that is changed meanwhile may be told twice, the later form last.
     *
     * @throws StoreUnavailable when any page could not be read; half a catalogue is no catalogue
     */
    static void all(StreamStore store, Reader reader) throws StoreUnavailable, IOException {
        Revision after = Revision.NONE;
        while (true) {
            List<CatalogEntry> page = store.changesAfter(after, PAGE, PAGE_TIME);
            for (CatalogEntry entry : page) {
                reader.read(entry);
                after = entry.revision().isAfter(after) ? entry.revision() : after;
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }
}
