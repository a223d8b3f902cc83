package vrs.faults.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A clock that a test moves, and the work that is due on it. Starts above zero. */
public final class TestTimer implements Timer, LongSupplier {
    private record Task(long dueNanos, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();
    private long nowNanos = 1_000_000_000_000L;

    @Override
    public synchronized Runnable after(Duration delay, Runnable work) {
        Task task = new Task(nowNanos + delay.toNanos(), work);
        tasks.add(task);
        return () -> remove(task);
    }

    @Override
    public synchronized long getAsLong() {
        return nowNanos;
    }

    /** How long from now until each task, in milliseconds. */
    public synchronized List<Long> waitingMs() {
        return tasks.stream()
                .map(task -> (task.dueNanos() - nowNanos) / 1_000_000)
                .sorted()
                .toList();
    }

    /** Moves the clock and does what became due, in order, on this thread. */
    public void advance(Duration by) {
        long endNanos = getAsLong() + by.toNanos();
        Optional<Task> next = due(endNanos);
        while (next.isPresent()) {
            next.get().work().run();
            next = due(endNanos);
        }
        synchronized (this) {
            nowNanos = endNanos;
        }
    }

    private synchronized Optional<Task> due(long endNanos) {
        Optional<Task> next = tasks.stream()
                .filter(task -> task.dueNanos() <= endNanos)
                .min(Comparator.comparingLong(Task::dueNanos));
        next.ifPresent(task -> {
            tasks.remove(task);
            nowNanos = Math.max(nowNanos, task.dueNanos());
        });
        return next;
    }

    private synchronized void remove(Task task) {
        tasks.removeIf(other -> other == task);
    }
}
