package vrs.failover;

import java.time.Duration;
import java.util.Optional;

/** Bounds an attempt from outside: how long it may take, and how many of them may be in flight in an AZ. */
public interface AttemptGuard {
    /** Makes the attempt and waits for it; empty when it was not made because too many are in flight in that AZ. */
    <T> Optional<AttemptOutcome<T>> run(String az, Duration timeout, AzAttempt<T> attempt);
}
