package vrs.catalog.layer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import vrs.catalog.Revision;

/**
 * What was known to be the newest revision, and when. A store that is written a moment after the others is not behind; one
 * that lacks what was known for a while is. Safe for use by many threads.
 */
final class KnownRevisions {
    /** What was known longer ago than this many times the lag says nothing of now. */
    private static final int LAGS_MAX = 4;

    /** What was learnt already is noted again after this part of the lag. */
    private static final int AGAIN = 4;

    private record Known(Revision revision, long atNanos) {}

    private final long lagNanos;
    private final Deque<Known> known = new ArrayDeque<>();

    /** @param lag how long a store may lack what the others have */
    KnownRevisions(Duration lag) {
        this.lagNanos = lag.toNanos();
    }

    synchronized void learn(Revision revision, long nowNanos) {
        Known last = known.peekLast();
        if (last == null || !last.revision().equals(revision) || nowNanos - last.atNanos() >= lagNanos / AGAIN) {
            known.addLast(new Known(revision, nowNanos));
        }
        while (nowNanos - known.peekFirst().atNanos() > LAGS_MAX * lagNanos) {
            known.removeFirst();
        }
    }

    /** A store that was taken out has to show more than that it lags. */
    synchronized void forget() {
        known.clear();
    }

    /** Whether nothing is known for as long as a store may lag. */
    synchronized boolean isYoung(long nowNanos) {
        return known.isEmpty() || nowNanos - known.peekFirst().atNanos() < lagNanos;
    }

    /**
     * What a store must have by now: what has been known for as long as it may lag, else what was known first. Empty when
     * nothing was known lately.
     */
    synchronized Optional<Revision> due(long nowNanos) {
        Revision due = null;
        for (Known one : known) {
            long ageNanos = nowNanos - one.atNanos();
            if (ageNanos <= LAGS_MAX * lagNanos && (due == null || ageNanos >= lagNanos)) {
                due = one.revision();
            }
        }
        return Optional.ofNullable(due);
    }
}
