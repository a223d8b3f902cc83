package vrs.publisher.member;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.publisher.stores.FeedTeller;
import vrs.publisher.stores.StoreFollower;

/** Keeps one store behind the log on a thread of its own: at once when something is committed, and once per period to look after it. */
final class StoreLoop implements Runnable {
    private final StoreFollower follower;
    private final FeedTeller feed;
    private final Duration period;
    private final LongSupplier nanoTicker;
    private final Consumer<String> log;
    private final Semaphore due = new Semaphore(0);
    private boolean hasFailed;
    private String said = "";

    StoreLoop(StoreFollower follower, FeedTeller feed, Duration period, LongSupplier nanoTicker, Consumer<String> log) {
        this.follower = follower;
        this.feed = feed;
        this.period = period;
        this.nanoTicker = nanoTicker;
        this.log = log;
    }

    /** Something was committed. */
    void wake() {
        due.release();
    }

    @Override
    public void run() {
        long checkedNanos = nanoTicker.getAsLong() - period.toNanos();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                due.drainPermits();
                round();
                long leftNanos = period.toNanos() - (nanoTicker.getAsLong() - checkedNanos);
                if (leftNanos <= 0 || !hasFailed && follower.isRepairing()) {
                    long beganNanos = nanoTicker.getAsLong();
                    look();
                    checkedNanos = nanoTicker.getAsLong();
                    if (follower.isRepairing()) {
                        // Half of the time at most: whoever is being filled has readers, and so have the others.
                        due.tryAcquire(checkedNanos - beganNanos, TimeUnit.NANOSECONDS);
                    }
                } else {
                    due.tryAcquire(leftNanos, TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        guarded(() -> {
            follower.follow();
            feed.tell();
        });
    }

    private void look() {
        guarded(() -> {
            follower.check();
            tellOfTrouble();
        });
    }

    /** A store must not lose its follower by one answer that nobody thought of. */
    private void guarded(Runnable step) {
        try {
            step.run();
            hasFailed = false;
        } catch (RuntimeException e) {
            hasFailed = true;
            log.accept("event=store-follower-failed store=" + follower.technology() + " error=\""
                    + String.valueOf(e.getMessage()).replace('"', '\'') + "\"");
        }
    }

    private void tellOfTrouble() {
        String now = follower.trouble().orElse("");
        if (!now.equals(said)) {
            said = now;
            log.accept("event=" + (now.isEmpty() ? "store-followed" : "store-lags reason=" + now) + " store="
                    + follower.technology() + " position=" + follower.position() + " repaired="
                    + follower.repaired());
        }
    }
}
