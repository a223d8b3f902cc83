package vrs.catalog.sql;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import vrs.catalog.FailureReason;

/**
 * Calls that end when their time does, whatever the server or the driver do meanwhile. Each runs on a virtual thread,
 * which can be interrupted; that closes the socket on which it waits. What drivers offer instead is not enough: a query
 * timeout is kept by the server, which may be what hangs, and not all can bound a socket per call.
 *
 * <p>A caller whose time is up leaves at once; its call has a while more for its answer, which nobody reads, so that the
 * connection stays: a server that is slow, and is left by all with new connections to come, gets slower still. Safe for
 * use by many threads.
 */
final class TimedCalls {
    /** An answer that takes longer than this does not come: its connection goes. */
    private static final Duration SLOW_MAX = Duration.ofSeconds(3);

    private final Connections connections;
    private final ExecutorService virtualThreads;

    TimedCalls(Connections connections, ExecutorService virtualThreads) {
        this.connections = connections;
        this.virtualThreads = virtualThreads;
    }

    <T> Answer<T> within(Duration timeLeft, SqlCall<T> call) {
        if (!timeLeft.isPositive()) {
            return new Answer.Failed<>(FailureReason.TIMED_OUT, new TimeoutException("no time left"));
        }
        AtomicBoolean begun = new AtomicBoolean();
        Future<T> running;
        try {
            running = virtualThreads.submit(() -> connections.ask(connection -> {
                begun.set(true);
                return call.on(connection);
            }));
        } catch (RejectedExecutionException e) {
            return new Answer.Failed<>(FailureReason.STORE_ERROR, e);
        }
        try {
            return new Answer.Value<>(running.get(Math.max(1, timeLeft.toMillis()), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            leave(running, begun.get());
            return new Answer.Failed<>(FailureReason.TIMED_OUT, e);
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Failed<>(FailureReason.TIMED_OUT, e);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private static void leave(Future<?> running, boolean begun) {
        if (begun) {
            CompletableFuture.delayedExecutor(SLOW_MAX.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(() -> running.cancel(true));
        } else {
            running.cancel(true);
        }
    }

    private static <T> Answer<T> failed(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return new Answer.Failed<>(SqlFailures.reason(cause), cause);
    }

    /** Ends what is under way, and lets go of all connections; what is asked later fails. */
    void close() {
        connections.close();
        virtualThreads.shutdownNow();
        virtualThreads.close();
    }
}
