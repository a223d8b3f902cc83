package vrs.prove.stores.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.prove.stores.server.Waiting;

/**
 * Brings a store to what was published: looks how far down its newest ranges of revisions have gaps, then writes what is
 * missing, the oldest first. Used by one thread.
 */
final class Repair {
    private static final Duration CALL_MAX = Duration.ofSeconds(5);
    private static final int RANGE = 64;
    private static final int PAGE = 1_000;
    private static final int WRITES_MAX = 16;

    private static final int WRITE_PAGE = 500;
    private static final int GROWTH = 8;

    private final StreamStore store;
    private final Published published;
    private final LongSupplier nanoTicker;
    /** How far down a repair that was broken off had to go. */
    private int owed = RANGE;
    /** What was newest at the last look: what came since may be on its way. */
    private Revision due;

    Repair(StreamStore store, Published published, LongSupplier nanoTicker) {
        this.store = store;
        this.published = published;
        this.nanoTicker = nanoTicker;
        this.due = published.newest();
    }

    /**
     * How many entries were missing.
     *
     * @param isWritten whether the store is also given what is new; else what is newest is due as well
     * @throws StoreUnavailable when the store cannot be asked, or does not take them
     */
    int run(boolean isWritten) throws StoreUnavailable, InterruptedException {
        int range = owed;
        Revision newest = published.newest();
        Revision upTo = isWritten ? due : newest;
        due = newest;
        List<CatalogEntry> missing = missing(range, upTo);
        while (!missing.isEmpty() && range < published.count()) {
            range *= GROWTH;
            owed = range;
            List<CatalogEntry> deeper = missing(range, upTo);
            boolean deep = deeper.size() > missing.size();
            missing = deeper;
            if (!deep) {
                break;
            }
        }
        for (int from = 0; from < missing.size(); from += WRITE_PAGE) {
            long beganNanos = nanoTicker.getAsLong();
            write(missing.subList(from, Math.min(missing.size(), from + WRITE_PAGE)));
            // As the publisher does: half of the time is left to the readers.
            Waiting.let(Duration.ofNanos(nanoTicker.getAsLong() - beganNanos));
        }
        owed = RANGE;
        return missing.size();
    }

    private List<CatalogEntry> missing(int range, Revision upTo) throws StoreUnavailable {
        Revision from = published.before(range);
        List<CatalogEntry> wanted = published.after(from);
        Map<String, Revision> held = new HashMap<>();
        Revision reached = from;
        List<CatalogEntry> page = store.changesAfter(reached, PAGE, CALL_MAX);
        while (!page.isEmpty()) {
            page.forEach(entry -> held.put(entry.vid(), entry.revision()));
            reached = page.getLast().revision();
            page = store.changesAfter(reached, PAGE, CALL_MAX);
        }
        List<CatalogEntry> missing = new ArrayList<>();
        for (CatalogEntry entry : wanted) {
            if (!entry.revision().isAfter(upTo)
                    && entry.revision().isAfter(held.getOrDefault(entry.vid(), Revision.NONE))) {
                missing.add(entry);
            }
        }
        return missing;
    }

    private void write(List<CatalogEntry> missing) throws StoreUnavailable, InterruptedException {
        Semaphore room = new Semaphore(WRITES_MAX);
        AtomicBoolean failed = new AtomicBoolean();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (CatalogEntry entry : missing) {
                room.acquire();
                if (failed.get()) {
                    break;
                }
                writers.execute(() -> {
                    if (store.write(entry, CALL_MAX) instanceof WriteOutcome.Failed) {
                        failed.set(true);
                    }
                    room.release();
                });
            }
        }
        if (failed.get()) {
            throw new StoreUnavailable(
                    FailureReason.STORE_ERROR, new IllegalStateException("does not take its repair"));
        }
    }
}
