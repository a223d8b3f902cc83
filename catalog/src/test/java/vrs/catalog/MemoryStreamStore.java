package vrs.catalog;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

/** A store in a map: the smallest thing that keeps the promises of the port. */
public final class MemoryStreamStore implements StreamStore {
    private final Map<String, CatalogEntry> entries = new ConcurrentHashMap<>();
    private final String technology;
    private volatile boolean closed;

    public MemoryStreamStore() {
        this("memory");
    }

    /** One that stands for this technology. */
    public MemoryStreamStore(String technology) {
        this.technology = technology;
    }

    @Override
    public String technology() {
        return technology;
    }

    /** It has lost all it held. */
    public void wipe() {
        entries.clear();
    }

    /** It answers again, with what it held. */
    public void reopen() {
        closed = false;
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        if (closed || !timeLeft.isPositive()) {
            return new Lookup.Failed(reason());
        }
        CatalogEntry entry = entries.get(vid);
        return entry == null ? new Lookup.Absent() : new Lookup.Found(entry);
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        if (closed || !timeLeft.isPositive()) {
            return new WriteOutcome.Failed(reason());
        }
        CatalogEntry held = entries.merge(
                entry.vid(), entry, (old, fresh) -> fresh.revision().isAfter(old.revision()) ? fresh : old);
        return held == entry ? new WriteOutcome.Written() : new WriteOutcome.Superseded(held.revision());
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        check(timeLeft);
        return entries.values().stream()
                .filter(e -> e.revision().isAfter(revision))
                .sorted(Comparator.comparing(CatalogEntry::revision))
                .limit(countMax)
                .toList();
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        check(timeLeft);
        return entries.values().stream()
                .map(CatalogEntry::revision)
                .max(Comparator.naturalOrder())
                .orElse(Revision.NONE);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void check(Duration timeLeft) throws StoreUnavailable {
        if (closed || !timeLeft.isPositive()) {
            throw new StoreUnavailable(reason(), new TimeoutException());
        }
    }

    private FailureReason reason() {
        return closed ? FailureReason.STORE_ERROR : FailureReason.TIMED_OUT;
    }
}
