package vrs.prove.stores.write;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import vrs.catalog.CatalogEntry;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.WriteOutcome;

/**
 * Carries changes into one store. A store that fails is left out until its repair has reached it again; what is written
 * from then on may come before what it still lacks. Safe for use by many threads.
 */
final class Lane implements AutoCloseable {
    private static final Duration WRITE_MAX = Duration.ofSeconds(2);
    private static final int WRITES_MAX = 64;

    private final StreamStore store;
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(WRITES_MAX);
    private volatile boolean reachable = true;

    Lane(StreamStore store) {
        this.store = store;
    }

    StreamStore store() {
        return store;
    }

    /** Whether the store holds it. */
    CompletableFuture<Boolean> write(CatalogEntry entry) {
        if (!reachable || !room.tryAcquire()) {
            reachable = false;
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.supplyAsync(() -> isWritten(entry), writers);
    }

    private boolean isWritten(CatalogEntry entry) {
        try {
            boolean written = !(store.write(entry, WRITE_MAX) instanceof WriteOutcome.Failed);
            if (!written) {
                reachable = false;
            }
            return written;
        } finally {
            room.release();
        }
    }

    /** Whether what is new is written to it. */
    boolean isReached() {
        return reachable;
    }

    /** What its repair found. */
    void reached(boolean isReachable) {
        reachable = isReachable;
    }

    @Override
    public void close() {
        writers.shutdownNow();
        store.close();
    }
}
