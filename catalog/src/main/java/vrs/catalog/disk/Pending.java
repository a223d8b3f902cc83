package vrs.catalog.disk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import vrs.catalog.FailureReason;

/** Work for the thread that writes, and what it came to for the one who waits for it. */
final class Pending<C, T> implements CommitQueue.Work {
    /** What it came to. */
    sealed interface Result<T> {
        /** It is durable, and this is its answer. */
        record Done<T>(T value) implements Result<T> {}

        /** It is not known to be durable. */
        record Failed<T>(FailureReason reason, Throwable cause) implements Result<T> {}
    }

    private final Supplier<C> change;
    private final Function<C, T> afterwards;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private C changed;

    /**
     * @param change what is done to the tables
     * @param afterwards makes the answer of that once it is durable, before anything else is changed
     */
    Pending(Supplier<C> change, Function<C, T> afterwards) {
        this.change = change;
        this.afterwards = afterwards;
    }

    @Override
    public void change() {
        changed = change.get();
    }

    @Override
    public void durable() {
        try {
            done.complete(afterwards.apply(changed));
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    @Override
    public void failed(RuntimeException cause) {
        done.completeExceptionally(cause);
    }

    Result<T> await(Duration timeLeft) {
        try {
            return new Result.Done<>(done.get(timeLeft.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Failed<>(FailureReason.TIMED_OUT, e);
        } catch (TimeoutException e) {
            return new Result.Failed<>(FailureReason.TIMED_OUT, e);
        } catch (ExecutionException e) {
            return new Result.Failed<>(DiskFailures.reason(e.getCause()), e.getCause());
        }
    }
}
