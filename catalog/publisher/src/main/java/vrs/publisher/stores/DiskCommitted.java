package vrs.publisher.stores;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.disk.DiskStreamStore;
import vrs.publisher.log.CommittedStore;

/** What is committed, in the publisher's own file. A file that fails ends the process: it must not go on without it. */
public final class DiskCommitted implements CommittedStore {
    private static final Duration CALL_MAX = Duration.ofSeconds(10);

    private final DiskStreamStore store;

    public DiskCommitted(DiskStreamStore store) {
        this.store = store;
    }

    @Override
    public Revision newest() {
        try {
            return store.newestRevision(CALL_MAX);
        } catch (StoreUnavailable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision position, int countMax) {
        try {
            return store.changesAfter(position, countMax, CALL_MAX);
        } catch (StoreUnavailable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(List<CatalogEntry> entries) {
        if (store.writeTogether(entries, CALL_MAX) instanceof WriteOutcome.Failed failed) {
            throw new IllegalStateException("the publisher's own file failed: " + failed.reason());
        }
    }

    @Override
    public Optional<CatalogEntry> lookup(String vid) {
        return switch (store.lookup(vid, CALL_MAX)) {
            case Lookup.Found(CatalogEntry entry) -> Optional.of(entry);
            case Lookup.Absent() -> Optional.empty();
            case Lookup.Failed failed ->
                throw new IllegalStateException("the publisher's own file failed: " + failed.reason());
        };
    }
}
