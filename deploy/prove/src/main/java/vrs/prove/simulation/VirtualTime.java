package vrs.prove.simulation;

import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** Time that jumps from one event to the next; events of the same instant run in the order they were planned in. */
final class VirtualTime implements LongSupplier {
    private record Event(long atNanos, long order, Runnable work) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>(1 << 16);
    private long nowNanos;
    private long planned;

    @Override
    public long getAsLong() {
        return nowNanos;
    }

    /** Runs the work at that instant, or now if it has passed. */
    void at(long atNanos, Runnable work) {
        events.add(new Event(Math.max(nowNanos, atNanos), planned++, work));
    }

    void in(long nanos, Runnable work) {
        at(nowNanos + nanos, work);
    }

    /** Runs all that is due up to that instant. */
    void runUntil(long endNanos) {
        while (!events.isEmpty() && events.element().atNanos() <= endNanos) {
            Event next = events.remove();
            nowNanos = next.atNanos();
            next.work().run();
        }
        nowNanos = endNanos;
    }
}
