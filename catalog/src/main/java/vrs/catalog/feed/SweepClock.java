package vrs.catalog.feed;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** When the stores are to be swept, and for how long the replica may have lacked something. Safe for use by many threads. */
final class SweepClock {
    /** How many times as often as usual one sweep may follow another while there is reason for it. */
    private static final int BURST = 5;

    private final FollowConfig config;
    private final LongSupplier nanoTicker;
    private final RandomGenerator jitter;
    private boolean connected;
    private boolean doubted;
    /** Something may be missing; each reason for it counts, so that a sweep ends only those from before it began. */
    private long reasons = 1;

    private long answeredReasons;
    private long reasonsAtBegin;
    private boolean everWhole;
    private long wholeAtNanos;
    private long dueAtNanos;
    private long notBeforeNanos;

    SweepClock(FollowConfig config, LongSupplier nanoTicker, RandomGenerator jitter) {
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.jitter = jitter;
        this.wholeAtNanos = nanoTicker.getAsLong();
        this.dueAtNanos = wholeAtNanos;
        this.notBeforeNanos = wholeAtNanos;
    }

    /** What was told before nobody has heard. */
    synchronized void connected() {
        connected = true;
        missed();
    }

    synchronized void lost() {
        markWhole();
        connected = false;
        missed();
    }

    /** Whether there is reason to believe that the feed says nothing of what it should. */
    synchronized void doubted(boolean isDoubted) {
        if (isDoubted != doubted) {
            markWhole();
            doubted = isDoubted;
            missed();
        }
    }

    /** Something is missing: a sweep is due at once, unless one has just been. */
    synchronized void missed() {
        markWhole();
        reasons++;
        long now = nanoTicker.getAsLong();
        dueAtNanos = notBeforeNanos - now > 0 ? notBeforeNanos : now;
    }

    synchronized boolean isDue() {
        return nanoTicker.getAsLong() - dueAtNanos >= 0;
    }

    synchronized void begin() {
        reasonsAtBegin = reasons;
        notBeforeNanos = nanoTicker.getAsLong()
                + config.sweepAloneEvery().dividedBy(BURST).toNanos();
        // Also the pause after a sweep that finds nobody. Counted from here, so that each look of a schedule finds one
        // due.
        dueAtNanos = nanoTicker.getAsLong() + early(config.sweepAloneEvery());
    }

    /** @param found whether a store has answered to the end */
    synchronized void ended(boolean found) {
        if (!found) {
            return;
        }
        answeredReasons = reasonsAtBegin;
        everWhole = true;
        wholeAtNanos = nanoTicker.getAsLong();
        if (follows()) {
            dueAtNanos = wholeAtNanos + early(config.sweepEvery());
        }
    }

    synchronized Duration lag() {
        return follows() ? Duration.ZERO : sinceWhole();
    }

    synchronized Duration sinceWhole() {
        return Duration.ofNanos(nanoTicker.getAsLong() - wholeAtNanos);
    }

    synchronized boolean wasEverWhole() {
        return everWhole;
    }

    private boolean follows() {
        return connected && !doubted && answeredReasons == reasons;
    }

    private void markWhole() {
        if (follows()) {
            wholeAtNanos = nanoTicker.getAsLong();
        }
    }

    private long early(Duration whole) {
        return (long) (whole.toNanos() * (1 - config.sweepJitter() * jitter.nextDouble()));
    }
}
