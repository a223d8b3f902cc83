package vrs.catalog;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Carries what a lower layer answered into the one above, behind the answer. Never waits: what there is no room for is
 * left out, and comes with the feed. Safe for use by many threads.
 */
final class WriteBack {
    private final Executor executor;
    private final Duration timeout;
    private final Semaphore slots;

    /** @param slotsMax how many writes are under way at once */
    WriteBack(Executor executor, Duration timeout, int slotsMax) {
        this.executor = executor;
        this.timeout = timeout;
        this.slots = new Semaphore(slotsMax);
    }

    void offer(StreamLayer layer, CatalogEntry entry) {
        if (!slots.tryAcquire()) {
            return;
        }
        try {
            executor.execute(() -> write(layer, entry));
        } catch (RejectedExecutionException e) {
            slots.release();
        }
    }

    private void write(StreamLayer layer, CatalogEntry entry) {
        try {
            layer.fill(entry, timeout);
        } finally {
            slots.release();
        }
    }
}
