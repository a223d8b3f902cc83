package vrs.catalog.stack;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/** A replica to be read as a whole, once it is one; closed by whoever opened it. */
record WholeReplica(StreamStore store, BooleanSupplier isFilled) implements StreamStore {
    @Override
    public String technology() {
        return store.technology();
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        return store.lookup(vid, timeLeft);
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        return new WriteOutcome.Failed(FailureReason.STORE_ERROR);
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        check();
        return store.changesAfter(revision, countMax, timeLeft);
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        check();
        return store.newestRevision(timeLeft);
    }

    private void check() throws StoreUnavailable {
        if (!isFilled.getAsBoolean()) {
            throw new StoreUnavailable(
                    FailureReason.BEHIND, new IllegalStateException("the replica has not seen all of it yet"));
        }
    }

    @Override
    public void close() {}
}
