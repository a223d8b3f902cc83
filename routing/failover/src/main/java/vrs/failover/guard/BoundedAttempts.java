package vrs.failover.guard;

import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import vrs.failover.AttemptGuard;
import vrs.failover.AttemptOutcome;
import vrs.failover.AzAttempt;
import vrs.failover.FailoverConfig;
import vrs.failover.FailureReason;

/**
 * Makes attempts on the calling thread, within a bulkhead per AZ and a timeout that interrupts. One per service; safe for use by
 * many threads.
 */
public final class BoundedAttempts implements AttemptGuard {
    /** A guard's timeout is fixed when it is built, so there is one per step; attempts keep their own time to the millisecond. */
    private static final long STEP_MS = 25;

    private static final long STEPS_MAX = 400;

    private final int inFlightMax;
    private final Map<String, Guard> bulkheads = new ConcurrentHashMap<>();
    private final Map<Long, Guard> timeouts = new ConcurrentHashMap<>();

    public BoundedAttempts(FailoverConfig config) {
        this.inFlightMax = config.attemptsInFlightMax();
    }

    @Override
    public <T> Optional<AttemptOutcome<T>> run(String az, Duration timeout, AzAttempt<T> attempt) {
        AtomicReference<AttemptOutcome<T>> outcome =
                new AtomicReference<>(new AttemptOutcome.Failed<>(FailureReason.TIMED_OUT));
        Callable<Boolean> made = () -> {
            outcome.set(attempt.at(az, timeout));
            return true;
        };
        try {
            bulkhead(az).call(timeLimit(timeout).adaptCallable(made, Boolean.class), Boolean.class);
            return Optional.of(outcome.get());
        } catch (TimeoutException late) {
            return Optional.of(new AttemptOutcome.Failed<>(FailureReason.TIMED_OUT));
        } catch (BulkheadException full) {
            return Optional.empty();
        } catch (RuntimeException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new IllegalStateException("an attempt in " + az + " threw what it does not declare", fault);
        }
    }

    private Guard bulkhead(String az) {
        return bulkheads.computeIfAbsent(
                az, _ -> Guard.create().withBulkhead().limit(inFlightMax).done().build());
    }

    private Guard timeLimit(Duration timeout) {
        long steps = Math.min(STEPS_MAX, timeout.toMillis() / STEP_MS + 1);
        return timeouts.computeIfAbsent(steps, _ -> Guard.create()
                .withTimeout()
                .duration(steps * STEP_MS, ChronoUnit.MILLIS)
                .done()
                .build());
    }
}
