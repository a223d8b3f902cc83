package vrs.publisher.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/** A store of an AZ that can be away, wiped, and put back to what it once held. */
public final class MemorySiteStore implements StreamStore {
    private MemoryCommitted held = new MemoryCommitted();
    private MemoryCommitted kept = new MemoryCommitted();
    private boolean isAway;

    public void away(boolean away) {
        isAway = away;
    }

    public void wipe() {
        held = new MemoryCommitted();
    }

    public void keep() {
        kept = copy(held);
    }

    public void putBack() {
        held = copy(kept);
    }

    private static MemoryCommitted copy(MemoryCommitted from) {
        MemoryCommitted copy = new MemoryCommitted();
        copy.write(from.changesAfter(Revision.NONE, Integer.MAX_VALUE));
        return copy;
    }

    public List<CatalogEntry> all() {
        return held.changesAfter(Revision.NONE, Integer.MAX_VALUE);
    }

    public Optional<CatalogEntry> held(String vid) {
        return held.lookup(vid);
    }

    @Override
    public String technology() {
        return "memory";
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        return isAway
                ? new Lookup.Failed(FailureReason.CONNECT_REFUSED)
                : held.lookup(vid).<Lookup>map(Lookup.Found::new).orElse(new Lookup.Absent());
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        if (isAway) {
            return new WriteOutcome.Failed(FailureReason.CONNECT_REFUSED);
        }
        Optional<CatalogEntry> there = held.lookup(entry.vid());
        if (there.isPresent() && !entry.revision().isAfter(there.get().revision())) {
            return new WriteOutcome.Superseded(there.get().revision());
        }
        held.write(List.of(entry));
        return new WriteOutcome.Written();
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        answers();
        return held.changesAfter(revision, countMax);
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        answers();
        return held.newest();
    }

    private void answers() throws StoreUnavailable {
        if (isAway) {
            throw new StoreUnavailable(FailureReason.CONNECT_REFUSED, new IllegalStateException("away"));
        }
    }

    @Override
    public void close() {
        isAway = true;
    }
}
