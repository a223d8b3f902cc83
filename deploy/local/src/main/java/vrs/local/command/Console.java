package vrs.local.command;

import java.io.PrintStream;
import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * What a command has besides its configuration.
 *
 * @param out for results
 * @param err for progress and complaints
 * @param clock the time of day
 * @param tickerNanos for durations
 */
public record Console(PrintStream out, PrintStream err, Clock clock, LongSupplier tickerNanos) {}
