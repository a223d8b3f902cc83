package vrs.catalog.stack;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What a stack runs with.
 *
 * @param nanoTicker monotonic time in nanoseconds
 * @param jitter spreads probes and sweeps; safe for use by many threads
 * @param loads runs looks into stores, one thread each; virtual threads are meant
 * @param ticks what is to be done again and again; nothing there blocks
 * @param listener counts
 * @param log is told in one line of what a person should know
 */
public record StackRuntime(
        LongSupplier nanoTicker,
        RandomGenerator jitter,
        Executor loads,
        ScheduledExecutorService ticks,
        StackListener listener,
        Consumer<String> log) {}
