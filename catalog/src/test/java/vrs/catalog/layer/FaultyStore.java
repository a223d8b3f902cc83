package vrs.catalog.layer;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.TestTicker;

/** A store in a map that the test can kill, hang, slow down, empty and set back. Time passes on the test's ticker. */
final class FaultyStore implements StreamStore {
    /** What is wrong with it. */
    enum Fault {
        NONE,
        KILLED,
        HUNG,
        SLOW,
        GARBAGE
    }

    private static final Duration SLOW_BY = Duration.ofMillis(30);

    final AtomicInteger lookups = new AtomicInteger();
    final AtomicInteger newestAsked = new AtomicInteger();
    private final String technology;
    private final TestTicker ticker;
    private final Map<String, CatalogEntry> entries = new ConcurrentHashMap<>();
    private final Map<String, CatalogEntry> snapshot = new HashMap<>();
    private volatile Fault fault = Fault.NONE;
    private int hangs;
    private int newestLate;

    FaultyStore(String technology, TestTicker ticker) {
        this.technology = technology;
        this.ticker = ticker;
    }

    void is(Fault next) {
        fault = next;
    }

    /** Does not say in time what its newest revision is, so many times; answers all else. */
    void slowToSay(int times) {
        newestLate = times;
    }

    /** Answers none of so many looks, and then all. */
    void hangFor(int lookups) {
        fault = Fault.HUNG;
        hangs = lookups;
    }

    void put(CatalogEntry entry) {
        entries.merge(entry.vid(), entry, (old, fresh) -> fresh.revision().isAfter(old.revision()) ? fresh : old);
    }

    void wipe() {
        entries.clear();
    }

    void takeSnapshot() {
        snapshot.clear();
        snapshot.putAll(entries);
    }

    void setBackToSnapshot() {
        entries.clear();
        entries.putAll(snapshot);
    }

    /** What a repair does once it has come round. */
    void copyFrom(FaultyStore other) {
        other.entries.values().forEach(this::put);
    }

    @Override
    public String technology() {
        return technology;
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        lookups.incrementAndGet();
        return switch (fault) {
            case NONE -> held(vid);
            case KILLED -> new Lookup.Failed(FailureReason.CONNECT_REFUSED);
            case HUNG -> {
                ticker.advance(timeLeft);
                if (--hangs == 0) {
                    fault = Fault.NONE;
                }
                yield new Lookup.Failed(FailureReason.TIMED_OUT);
            }
            case SLOW -> {
                ticker.advance(SLOW_BY);
                yield held(vid);
            }
            case GARBAGE -> new Lookup.Failed(FailureReason.CORRUPT);
        };
    }

    private Lookup held(String vid) {
        CatalogEntry entry = entries.get(vid);
        return entry == null ? new Lookup.Absent() : new Lookup.Found(entry);
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        if (fault == Fault.NONE || fault == Fault.SLOW) {
            put(entry);
            return new WriteOutcome.Written();
        }
        return new WriteOutcome.Failed(FailureReason.STORE_ERROR);
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) {
        throw new UnsupportedOperationException("a layer does not repair");
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        newestAsked.incrementAndGet();
        if (newestLate > 0) {
            newestLate--;
            throw new StoreUnavailable(FailureReason.TIMED_OUT, null);
        }
        switch (fault) {
            case NONE, SLOW -> {}
            case KILLED -> throw new StoreUnavailable(FailureReason.CONNECT_REFUSED, null);
            case HUNG -> throw new StoreUnavailable(FailureReason.TIMED_OUT, null);
            case GARBAGE -> throw new StoreUnavailable(FailureReason.CORRUPT, null);
        }
        return entries.values().stream()
                .map(CatalogEntry::revision)
                .max(Comparator.naturalOrder())
                .orElse(Revision.NONE);
    }

    @Override
    public void close() {}
}
