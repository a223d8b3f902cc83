package vrs.catalog.stack;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.disk.DiskStreamStore;

/**
 * The replica as a store of a layer. After a start it holds old data beside single new answers, until it has once been
 * brought up to now: so far it owns up to its position only, and a layer that knows of more passes it by.
 */
record FollowedReplica(DiskStreamStore replica, BooleanSupplier isBroughtUp) implements StreamStore {
    @Override
    public String technology() {
        return replica.technology();
    }

    @Override
    public boolean isLocal() {
        return replica.isLocal();
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        return replica.lookup(vid, timeLeft);
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        return replica.write(entry, timeLeft);
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        return replica.changesAfter(revision, countMax, timeLeft);
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        Revision newest = replica.newestRevision(timeLeft);
        return isBroughtUp.getAsBoolean() ? newest : replica.position();
    }

    @Override
    public void close() {
        replica.close();
    }
}
