package vrs.failover;

import java.time.Duration;

/** What a call does next. */
public sealed interface Step {
    /**
     * Ask the upstream of this AZ.
     *
     * @param timeout how long it may take
     * @param beganNanos the ticker's reading when this was decided
     */
    record Ask(String az, Duration timeout, long beganNanos) implements Step {}

    /** Stop: nobody else is to be asked. */
    record Stop(CallOutcome.Why why) implements Step {}
}
