package vrs.catalog.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/** A store whose reads are counted, whoever makes them. */
record CountedStore(StreamStore store, StackListener listener) implements StreamStore {
    @Override
    public String technology() {
        return store.technology();
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        listener.read(technology());
        return store.lookup(vid, timeLeft);
    }

    @Override
    public boolean isLocal() {
        return store.isLocal();
    }

    @Override
    public Optional<Look> begin(String vid) {
        Optional<Look> look = store.begin(vid);
        if (look.isPresent()) {
            listener.read(technology());
        }
        return look;
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        return store.write(entry, timeLeft);
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        return store.changesAfter(revision, countMax, timeLeft);
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        return store.newestRevision(timeLeft);
    }

    @Override
    public void close() {
        store.close();
    }
}
