package vrs.catalog.sql;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vrs.catalog.FailureReason;

/**
 * Calls that end when their time does, whatever the server or the driver do meanwhile. Each runs on a virtual thread,
 * which is interrupted when its time is up; that closes the socket on which it waits. What drivers offer instead is not
 * enough: a query timeout is kept by the server, which may be what hangs, and not all can bound a socket per call. Safe
 * for use by many threads.
 */
final class TimedCalls {
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
        Future<T> running;
        try {
            running = virtualThreads.submit(() -> connections.ask(call));
        } catch (RejectedExecutionException e) {
            return new Answer.Failed<>(FailureReason.STORE_ERROR, e);
        }
        try {
            return new Answer.Value<>(running.get(Math.max(1, timeLeft.toMillis()), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            running.cancel(true);
            return new Answer.Failed<>(FailureReason.TIMED_OUT, e);
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Failed<>(FailureReason.TIMED_OUT, e);
        } catch (ExecutionException e) {
            return failed(e.getCause());
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
