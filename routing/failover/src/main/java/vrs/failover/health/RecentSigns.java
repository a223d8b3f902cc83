package vrs.failover.health;

import vrs.failover.window.SlidingCount;

/** The signs of an AZ over its time windows. For one thread at a time. */
final class RecentSigns {
    private static final int BUCKETS = 20;

    private final SlidingCount calls;
    private final SlidingCount failed;
    private final SlidingCount silent;
    private long silentInARow;
    private long failedInARow;

    RecentSigns(HealthRule rule, long originNanos) {
        this.calls = SlidingCount.within(originNanos, rule.window(), BUCKETS);
        this.failed = SlidingCount.within(originNanos, rule.window(), BUCKETS);
        this.silent = SlidingCount.within(originNanos, rule.silentWindow(), BUCKETS);
    }

    void add(Sign sign, long nowNanos) {
        switch (sign) {
            case GOOD -> {
                calls.add(nowNanos);
                silentInARow = 0;
                failedInARow = 0;
            }
            case BAD -> {
                calls.add(nowNanos);
                failed.add(nowNanos);
                silentInARow = 0;
                failedInARow++;
            }
            case SILENT -> {
                calls.add(nowNanos);
                failed.add(nowNanos);
                silent.add(nowNanos);
                silentInARow++;
                failedInARow++;
            }
            case NONE -> {}
        }
    }

    Tally tally(long nowNanos) {
        return new Tally(calls.sum(nowNanos), failed.sum(nowNanos), silent.sum(nowNanos), silentInARow, failedInARow);
    }

    void clear() {
        calls.clear();
        failed.clear();
        silent.clear();
        silentInARow = 0;
        failedInARow = 0;
    }
}
