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

    /** That nothing is known says nothing. */
    synchronized void learn(Revision revision, long nowNanos) {
        if (revision.equals(Revision.NONE)) {
            return;
        }
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

    /**
     * What the store has to have by now, if that can be told, and learns what is known now; what one store once said binds
     * nobody when it is gone.
     */
    synchronized Optional<Revision> due(Revision knownNow, long nowNanos) {
        Optional<Revision> due = due(nowNanos).map(then -> then.isAfter(knownNow) ? knownNow : then);
        learn(knownNow, nowNanos);
        return due;
    }

    /** What it has to have when nobody else serves: all that is known, until that is known for as long as it may lag. */
    synchronized Revision tolerated(Revision knownNow, long nowNanos) {
        boolean isYoung = isYoung(nowNanos);
        Revision due = due(knownNow, nowNanos).orElse(knownNow);
        return isYoung ? knownNow : due;
    }
}
