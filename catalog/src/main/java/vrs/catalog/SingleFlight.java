package vrs.catalog;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Lets all callers that want the same vid share one load. The load belongs to none of them: who gives up takes nothing
 * from the others. A load that is overdue is given up by the first who waits for it, or who comes to join it: a timer for
 * each load would cost more than most loads do.
 */
final class SingleFlight {
    /** One load, as a caller sees it; {@code started} tells whether this caller was the first. */
    record Joined(Flight flight, boolean started) {}

    private final ConcurrentMap<String, Flight> running = new ConcurrentHashMap<>();
    private final BiFunction<String, Duration, Found> load;
    private final Function<String, Found> overdue;
    private final Executor executor;
    private final LongSupplier nanoTicker;

    /**
     * @param load asks the layers, within the time given; runs on the executor
     * @param overdue what callers are told when the timeout has passed
     * @param nanoTicker monotonic time in nanoseconds
     */
    SingleFlight(
            BiFunction<String, Duration, Found> load,
            Function<String, Found> overdue,
            Executor executor,
            LongSupplier nanoTicker) {
        this.load = load;
        this.overdue = overdue;
        this.executor = executor;
        this.nanoTicker = nanoTicker;
    }

    /** A load that may be waited for by many. */
    final class Flight {
        private final String vid;
        private final long endNanos;
        private final CompletableFuture<Found> landing = new CompletableFuture<>();

        private Flight(String vid, Duration timeout) {
            this.vid = vid;
            this.endNanos = nanoTicker.getAsLong() + timeout.toNanos();
        }

        boolean isDone() {
            return landing.isDone();
        }

        /** What the load came to; unavailable when it takes longer than the caller can wait, or than a load may. */
        Found await(Duration timeLeft) {
            long leftNanos = endNanos - nanoTicker.getAsLong();
            boolean endsFirst = leftNanos < timeLeft.toNanos();
            try {
                return landing.get(endsFirst ? leftNanos : timeLeft.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return endsFirst ? expired() : new Found.Unavailable(FailureReason.TIMED_OUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Found.Unavailable(FailureReason.TIMED_OUT);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a flight lands with a value, never with an exception", e);
            }
        }

        private boolean isOverdue() {
            return nanoTicker.getAsLong() - endNanos >= 0;
        }

        private Found expired() {
            if (!landing.isDone()) {
                land(overdue.apply(vid));
            }
            return landing.join();
        }

        private void fly(Duration timeout) {
            Found found = new Found.Unavailable(FailureReason.STORE_ERROR);
            try {
                found = load.apply(vid, timeout);
            } finally {
                land(found);
            }
        }

        /** Out of the map first: who wakes to a failure and tries again must not meet this flight once more. */
        private void land(Found found) {
            running.remove(vid, this);
            landing.complete(found);
        }
    }

    /** @param timeout of the load, when this caller is the first */
    Joined join(String vid, Duration timeout) {
        Flight mine = new Flight(vid, timeout);
        Flight other = running.putIfAbsent(vid, mine);
        while (other != null) {
            if (!other.isOverdue()) {
                return new Joined(other, false);
            }
            other.expired();
            other = running.putIfAbsent(vid, mine);
        }
        try {
            executor.execute(() -> mine.fly(timeout));
        } catch (RejectedExecutionException e) {
            mine.land(new Found.Unavailable(FailureReason.STORE_ERROR));
        }
        return new Joined(mine, true);
    }
}
