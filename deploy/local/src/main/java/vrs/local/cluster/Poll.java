package vrs.local.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Asks again and again until something is true. */
public final class Poll {
    private Poll() {}

    /** Whether it became true within the bound. A question that throws ends the waiting with that exception. */
    public static boolean until(BooleanSupplier question, Duration pause, Duration bound) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try (ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor()) {
            executor.scheduleWithFixedDelay(() -> ask(question, answer), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return answer.get(bound.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private static void ask(BooleanSupplier question, CompletableFuture<Boolean> answer) {
        if (answer.isDone()) {
            // The next turn may come before the executor is told to end.
            return;
        }
        Optional<RuntimeException> failure = Optional.empty();
        try {
            if (question.getAsBoolean()) {
                answer.complete(true);
            }
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        failure.ifPresent(answer::completeExceptionally);
    }
}
