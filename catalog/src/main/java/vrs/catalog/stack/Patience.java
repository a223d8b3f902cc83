package vrs.catalog.stack;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Puts questions to a disk that may hang, and waits for none of them for long. While one is overdue no other is put: one
 * caller has waited, the others need not. Safe for use by many threads.
 */
final class Patience {
    /** How many questions may be without an answer at once, each of which holds a thread. */
    static final int QUESTIONS_MAX = 128;

    private final Duration usual;
    private final Executor executor;
    private final AtomicInteger overdue = new AtomicInteger();
    private final Semaphore room = new Semaphore(QUESTIONS_MAX);

    /**
     * @param usual how long an answer is waited for, above zero
     * @param executor runs the questions, one thread each; virtual threads are meant
     */
    Patience(Duration usual, Executor executor) {
        this.usual = usual;
        this.executor = executor;
    }

    /** The answer; empty when it does not come in the usual time, or another one is overdue. */
    <T> Optional<T> ask(Supplier<T> question) {
        return isExhausted() ? Optional.empty() : insist(question, usual);
    }

    /** The same for one who has nobody else to ask, and so long a time. */
    <T> Optional<T> insist(Supplier<T> question, Duration time) {
        if (!room.tryAcquire()) {
            return Optional.empty();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    answer.complete(question.get());
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                } finally {
                    room.release();
                }
            });
        } catch (RejectedExecutionException e) {
            room.release();
            return Optional.empty();
        }
        return await(answer, time);
    }

    /** Whether a question is overdue. */
    boolean isExhausted() {
        return overdue.get() > 0;
    }

    private <T> Optional<T> await(CompletableFuture<T> answer, Duration time) {
        try {
            return Optional.of(answer.get(Math.max(1, time.toNanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            overdue.incrementAndGet();
            answer.whenComplete((_, _) -> overdue.decrementAndGet());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a replica says that it cannot tell, and does not throw", e);
        }
    }
}
