package vrs.loadtest.run;

import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import vrs.loadtest.plan.Schedule;

/**
 * Hands over each request at its moment, or as soon after it as it can; never waits for an answer. Belongs to one thread,
 * that of its timer.
 */
final class Dispatcher {
    /** Lets the others of the thread have their turn when many are due at once. */
    private static final int AT_ONCE_MAX = 128;

    /** Runs something later, on the same thread. */
    @FunctionalInterface
    interface Timer {
        void after(long nanos, Runnable task);
    }

    private final Schedule schedule;
    private final Timer timer;
    private final LongSupplier tickerNanos;
    private final long startNanos;
    private final LongConsumer due;
    private final Runnable whenThrough;

    /**
     * @param startNanos the start of the run by the ticker
     * @param due gets the moment of each request, from the start
     */
    Dispatcher(
            Schedule schedule,
            Timer timer,
            LongSupplier tickerNanos,
            long startNanos,
            LongConsumer due,
            Runnable whenThrough) {
        this.schedule = schedule;
        this.timer = timer;
        this.tickerNanos = tickerNanos;
        this.startNanos = startNanos;
        this.due = due;
        this.whenThrough = whenThrough;
    }

    void go() {
        for (int sent = 0; sent < AT_ONCE_MAX; sent++) {
            OptionalLong next = schedule.peekNanos();
            if (next.isEmpty()) {
                whenThrough.run();
                return;
            }
            long waitNanos = next.getAsLong() - (tickerNanos.getAsLong() - startNanos);
            if (waitNanos > 0) {
                timer.after(waitNanos, this::go);
                return;
            }
            schedule.advance();
            due.accept(next.getAsLong());
        }
        timer.after(0, this::go);
    }
}
