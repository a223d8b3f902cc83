package vrs.catalog;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Lets all callers that want the same vid share one load. The load belongs to none of them: who gives up takes nothing
 * from the others. A load that is overdue is given up, so that the next caller starts another.
 */
final class SingleFlight {
    /** One load, as a caller sees it; {@code started} tells whether this caller was the first. */
    record Joined(CompletableFuture<Found> flight, boolean started) {}

    private final ConcurrentMap<String, CompletableFuture<Found>> running = new ConcurrentHashMap<>();
    private final BiFunction<String, Duration, Found> load;
    private final Function<String, Found> overdue;
    private final Executor executor;

    /**
     * @param load asks the layers, within the time given; runs on the executor
     * @param overdue what callers are told when the timeout has passed
     */
    SingleFlight(BiFunction<String, Duration, Found> load, Function<String, Found> overdue, Executor executor) {
        this.load = load;
        this.overdue = overdue;
        this.executor = executor;
    }

    /** @param timeout of the load, when this caller is the first */
    Joined join(String vid, Duration timeout) {
        CompletableFuture<Found> mine = new CompletableFuture<>();
        CompletableFuture<Found> other = running.putIfAbsent(vid, mine);
        if (other != null) {
            return new Joined(other, false);
        }
        try {
            executor.execute(() -> fly(vid, mine, timeout));
            CompletableFuture.delayedExecutor(timeout.toNanos(), TimeUnit.NANOSECONDS, executor)
                    .execute(() -> expire(vid, mine));
        } catch (RejectedExecutionException e) {
            land(vid, mine, new Found.Unavailable(FailureReason.STORE_ERROR));
        }
        return new Joined(mine, true);
    }

    private void fly(String vid, CompletableFuture<Found> flight, Duration timeout) {
        Found found = new Found.Unavailable(FailureReason.STORE_ERROR);
        try {
            found = load.apply(vid, timeout);
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
