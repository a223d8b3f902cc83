package vrs.faults.lease;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The real timer.
 *
 * @param executor runs the tasks; one that is late makes faults last longer
 */
public record ExecutorTimer(ScheduledExecutorService executor) implements Timer {
    @Override
    public Runnable after(Duration delay, Runnable task) {
        Future<?> scheduled = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }
}
