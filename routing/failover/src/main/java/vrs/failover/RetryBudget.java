package vrs.failover;

import java.time.Duration;
import vrs.failover.window.SlidingCount;

/**
 * How many calls of a service there may be beyond one per request: a share of the requests of the last second, plus a floor.
 * Over every window of that length that ends at an extra call the bound holds, because requests are counted too few and extra
 * calls too many, by a bucket. For one thread at a time.
 */
final class RetryBudget {
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final int BUCKETS = 20;

    private final int extraPerSecondFloor;
    private final SlidingCount requests;
    private final SlidingCount extras;

    RetryBudget(int extraPerSecondFloor, long nowNanos) {
        this.extraPerSecondFloor = extraPerSecondFloor;
        this.requests = SlidingCount.within(nowNanos, WINDOW, BUCKETS);
        this.extras = SlidingCount.covering(nowNanos, WINDOW, BUCKETS);
    }

    /** A request came that needs this service. */
    void requested(long nowNanos) {
        requests.add(nowNanos);
    }

    /** Takes one extra call out of the budget, if it is there. */
    boolean tryWithdraw(int percent, long nowNanos) {
        long allowed = extraPerSecondFloor + requests.sum(nowNanos) * percent / 100;
        boolean isThere = extras.sum(nowNanos) < allowed;
        if (isThere) {
            extras.add(nowNanos);
        }
        return isThere;
    }

    /** An extra call that is made in any case: a probe. Second attempts have to leave room for it. */
    void spend(long nowNanos) {
        extras.add(nowNanos);
    }
}
