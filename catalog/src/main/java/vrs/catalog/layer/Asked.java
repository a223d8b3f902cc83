package vrs.catalog.layer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vrs.catalog.StreamStore.Lookup;

/** A look into one store that is under way; for the one thread that began it. */
interface Asked {
    /** What came of it; empty when that is not known within the time. */
    Optional<Lookup> within(Duration time);

    /** What comes of it, on another thread from now on; at the end of its time at the latest. */
    CompletableFuture<Lookup> future();

    /** What comes of it, waited for here. */
    Lookup join();

    /** A look that has a thread of its own. */
    record Elsewhere(CompletableFuture<Lookup> future) implements Asked {
        @Override
        public Optional<Lookup> within(Duration time) {
            try {
                return Optional.of(future.get(time.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a look comes back with a value, never with an exception", e);
            }
        }

        @Override
        public Lookup join() {
            return future.join();
        }
    }
}
