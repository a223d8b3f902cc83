package vrs.loadtest.run;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * The time as a run sees it.
 *
 * @param wall the time of day
 * @param tickerNanos for durations
 * @param cpuNanos the CPU time of this process, all threads
 */
public record Clocks(Clock wall, LongSupplier tickerNanos, LongSupplier cpuNanos) {}
