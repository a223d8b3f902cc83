package vrs.catalog.feed;

import java.util.function.Consumer;
import vrs.catalog.Revision;

/** One sweep of all stores from one place; over when each has ended, or when nobody waits longer for the slower ones. */
final class SweepRound {
    /** What it came to. */
    record End(boolean answered, Revision reached) {}

    private final Revision from;
    private final long beganNanos;
    private final Consumer<End> over;
    private Revision reached;
    private int open;
    private boolean answered;
    private boolean isOver;

    /**
     * @param stores how many are asked
     * @param over is told once how it ended
     */
    SweepRound(Revision from, int stores, long beganNanos, Consumer<End> over) {
        this.from = from;
        this.reached = from;
        this.open = stores;
        this.beganNanos = beganNanos;
        this.over = over;
    }

    Revision from() {
        return from;
    }

    long beganNanos() {
        return beganNanos;
    }

    /** A store has answered to its end. */
    void reached(Revision end) {
        synchronized (this) {
            answered = true;
            reached = end.isAfter(reached) ? end : reached;
        }
        closed();
    }

    /** One store fewer to wait for. */
    void closed() {
        boolean last;
        synchronized (this) {
            last = --open <= 0;
        }
        if (last) {
            end();
        }
    }

    /** Whether one store has answered and another has not. */
    synchronized boolean isHalf() {
        return answered && !isOver;
    }

    /** What has been said until now counts. */
    void end() {
        End end;
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
            end = new End(answered, reached);
        }
        over.accept(end);
    }
}
