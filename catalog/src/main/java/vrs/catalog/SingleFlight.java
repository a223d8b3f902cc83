package vrs.catalog;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Lets all callers that want the same vid share one load. The load belongs to none of them: who gives up takes nothing
 * from the others. A load that is overdue is given up, so that the next caller starts another.
 */
final class SingleFlight {
    /** One load, as a caller sees it; {@code started} tells whether this caller was the first. */
    record Joined(CompletableFuture<Found> flight, boolean started) {}

    private final ConcurrentMap<String, CompletableFuture<Found>> running = new ConcurrentHashMap<>();
    private final Function<String, Found> load;
    private final Function<String, Found> overdue;
    private final Executor executor;
    private final Duration timeout;
    private final Semaphore slots;

    /**
     * @param load asks the store; runs on the executor
     * @param overdue what callers are told when the timeout has passed
     * @param slotsMax how many loads run at once; more wait, within the same timeout
     */
    SingleFlight(
            Function<String, Found> load,
            Function<String, Found> overdue,
            Executor executor,
            Duration timeout,
            int slotsMax) {
        this.load = load;
        this.overdue = overdue;
        this.executor = executor;
        this.timeout = timeout;
        this.slots = new Semaphore(slotsMax);
    }

    Joined join(String vid) {
        CompletableFuture<Found> mine = new CompletableFuture<>();
        CompletableFuture<Found> other = running.putIfAbsent(vid, mine);
        if (other != null) {
            return new Joined(other, false);
        }
        try {
            executor.execute(() -> fly(vid, mine));
            CompletableFuture.delayedExecutor(timeout.toNanos(), TimeUnit.NANOSECONDS, executor)
                    .execute(() -> expire(vid, mine));
        } catch (RejectedExecutionException e) {
            land(vid, mine, new Found.Unavailable(FailureReason.STORE_ERROR));
        }
        return new Joined(mine, true);
    }

    private void fly(String vid, CompletableFuture<Found> flight) {
        Found found = new Found.Unavailable(FailureReason.STORE_ERROR);
        try {
            if (!slots.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                found = overdue.apply(vid);
                return;
            }
            try {
                found = load.apply(vid);
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            land(vid, flight, found);
        }
    }

    private void expire(String vid, CompletableFuture<Found> flight) {
        if (!flight.isDone()) {
            land(vid, flight, overdue.apply(vid));
        }
    }

    /** Out of the map first: who wakes to a failure and tries again must not meet this flight once more. */
    private void land(String vid, CompletableFuture<Found> flight, Found found) {
        running.remove(vid, flight);
        flight.complete(found);
    }
}
