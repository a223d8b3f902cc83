package vrs.faults.lease;

import java.time.Duration;

/** Later work. Safe for use by many threads. */
@FunctionalInterface
public interface Timer {
    /** Runs the task once when the delay is over; the answer, when run, calls that off. */
    Runnable after(Duration delay, Runnable task);
}
