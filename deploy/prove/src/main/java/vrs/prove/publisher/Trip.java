package vrs.prove.publisher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A wire across the ways of a publisher: what touches it kills that publisher, and goes no further. */
final class Trip implements Seam {
    private static final Predicate<Passing> NOTHING = _ -> false;
    private static final long HELD_SECONDS = 5;

    private final PublisherChild victim;
    private final String az;
    private final CountDownLatch dead = new CountDownLatch(1);
    private final AtomicInteger answers = new AtomicInteger();
    private Predicate<Passing> cut = NOTHING;
    private Predicate<Passing> before = NOTHING;
    private Predicate<Passing> after = NOTHING;
    private int answersNeeded = 1;
    private volatile boolean isTripped;

    /** @param az of the victim */
    Trip(String az, PublisherChild victim) {
        this.az = az;
        this.victim = victim;
    }

    /** Never passes, and kills nobody. */
    Trip cutting(Predicate<Passing> which) {
        cut = which;
        return this;
    }

    /** Kills before it reaches the other side. */
    Trip before(Predicate<Passing> which) {
        before = which;
        return this;
    }

    /** Kills when the other side answered to so many of them, all unheard. */
    Trip after(int count, Predicate<Passing> which) {
        answersNeeded = count;
        after = which;
        return this;
    }

    @Override
    public boolean lets(Passing passing) throws InterruptedException {
        if (cut.test(passing) || isTripped && passing.from().equals(az)) {
            return false;
        }
        if (before.test(passing)) {
            kill();
            return false;
        }
        return true;
    }

    @Override
    public boolean returns(Passing passing, String answer) throws InterruptedException {
        if (isTripped && passing.from().equals(az)) {
            return false;
        }
        if (!after.test(passing)) {
            return true;
        }
        if (answers.incrementAndGet() >= answersNeeded) {
            kill();
        } else {
            return !dead.await(HELD_SECONDS, TimeUnit.SECONDS);
        }
        return false;
    }

    /** Now; returns when it is gone. */
    void kill() throws InterruptedException {
        isTripped = true;
        victim.kill();
        dead.countDown();
    }

    /** Whether it was killed in time. */
    boolean await(Duration max) throws InterruptedException {
        return dead.await(max.toMillis(), TimeUnit.MILLISECONDS);
    }
}
