package vrs.publisher.stores;

import java.time.Duration;

/**
 * How a store is brought up.
 *
 * @param callMax how long one call of the store may take
 * @param page how many changes are read or compared at once
 * @param together how many writes are under way at once
 * @param comparedEvery after how many checks a page is compared although nothing looks wrong
 */
public record FollowPace(Duration callMax, int page, int together, int comparedEvery) {
    /** As in the cluster, where a check comes every three seconds. */
    public static final FollowPace USUAL = new FollowPace(Duration.ofSeconds(1), 500, 16, 10);

    public FollowPace {
        if (!callMax.isPositive() || page < 1 || together < 1 || comparedEvery < 1) {
            throw new IllegalArgumentException(
                    "each of " + callMax + ", " + page + ", " + together + ", " + comparedEvery + " must be above 0");
        }
    }
}
