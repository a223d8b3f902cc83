package vrs.clear.snapshot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/** A store that holds what the test says, and fails when it says so. */
final class ScriptedStore implements StreamStore {
    final List<CatalogEntry> entries = new ArrayList<>();
    boolean failing;
    int pages;
    Runnable beforeEachPage = () -> {};

    @Override
    public String technology() {
        return "scripted";
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        return new Lookup.Absent();
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        entries.add(entry);
        return new WriteOutcome.Written();
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        beforeEachPage.run();
        fail();
        pages++;
        return entries.stream()
                .filter(e -> e.revision().isAfter(revision))
                .sorted(Comparator.comparing(CatalogEntry::revision))
                .limit(countMax)
                .toList();
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        fail();
        return entries.stream()
                .map(CatalogEntry::revision)
                .max(Comparator.naturalOrder())
                .orElse(Revision.NONE);
    }

    private void fail() throws StoreUnavailable {
        if (failing) {
            throw new StoreUnavailable(FailureReason.TIMED_OUT, new IOException("scripted"));
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
