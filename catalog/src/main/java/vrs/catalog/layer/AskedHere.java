package vrs.catalog.layer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.catalog.FailureReason;
import vrs.catalog.StreamStore.Look;
import vrs.catalog.StreamStore.Lookup;

/**
 * A look whose answer comes to the thread that began it, which saves a thread: most are over before the other store would
 * be asked. One that is not gets a thread then.
 *
 * @param startNanos when it began
 * @param time how long it may take
 * @param over hears once what it came to
 */
record AskedHere(
        Look look, long startNanos, Duration time, LongSupplier nanoTicker, Executor executor, Consumer<Lookup> over)
        implements Asked {
    @Override
    public Optional<Lookup> within(Duration shorter) {
        Optional<Lookup> lookup = look.await(shorter);
        lookup.ifPresent(over);
        return lookup;
    }

    @Override
    public CompletableFuture<Lookup> future() {
        CompletableFuture<Lookup> future = new CompletableFuture<>();
        try {
            executor.execute(() -> future.complete(join()));
        } catch (RejectedExecutionException e) {
            future.complete(abandoned(FailureReason.BUSY));
        }
        return future;
    }

    @Override
    public Lookup join() {
        Duration left = time.minusNanos(nanoTicker.getAsLong() - startNanos);
        return within(left.isPositive() ? left : Duration.ofNanos(1))
                .orElseGet(() -> abandoned(FailureReason.TIMED_OUT));
    }

    private Lookup abandoned(FailureReason reason) {
        look.abandon();
        Lookup failed = new Lookup.Failed(reason);
        over.accept(failed);
        return failed;
    }
}
