package vrs.failover;

import java.time.Duration;

/**
 * One call of an upstream, made in the AZ that it is told. It may be made more than once, and by several threads at once: a
 * probe runs beside the request that it belongs to.
 */
@FunctionalInterface
public interface AzAttempt<T> {
    /**
     * Calls the upstream of that AZ and waits for the answer.
     *
     * @param timeout how long it may take, connecting included; it blocks no longer
     */
    AttemptOutcome<T> at(String az, Duration timeout);
}
