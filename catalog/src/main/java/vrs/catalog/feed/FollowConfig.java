package vrs.catalog.feed;

import java.time.Duration;

/**
 * How a {@link FeedFollower} follows. All durations are above zero.
 *
 * @param lookEvery how often it looks whether something is to be done
 * @param sweepEvery how often the stores are asked for what was not heard, while the feed is connected
 * @param sweepAloneEvery the same while it is not, or is doubted, or while something is known to be missing
 * @param sweepJitter by up to this share, 0 to 0.5, a sweep comes earlier, so that not all instances sweep at once
 * @param pageMax how many changes are read at once
 * @param pageTimeout how long reading or keeping one page may take
 * @param fetchTimeout how long fetching one change that was told may take, from each store; for so long a sweep waits for
 *     the slower of its stores
 * @param waitingMax how many messages may wait; when there are more, the stores are swept instead
 * @param trustedFor for so long after it was last known to be whole the replica is believed on what does not exist
 */
public record FollowConfig(
        Duration lookEvery,
        Duration sweepEvery,
        Duration sweepAloneEvery,
        double sweepJitter,
        int pageMax,
        Duration pageTimeout,
        Duration fetchTimeout,
        int waitingMax,
        Duration trustedFor) {
    private static final double JITTER_MAX = 0.5;

    public FollowConfig {
        above("lookEvery", lookEvery);
        above("sweepEvery", sweepEvery);
        above("sweepAloneEvery", sweepAloneEvery);
        above("pageTimeout", pageTimeout);
        above("fetchTimeout", fetchTimeout);
        above("trustedFor", trustedFor);
        if (!(sweepJitter >= 0 && sweepJitter <= JITTER_MAX)) {
            throw new IllegalArgumentException("sweepJitter is " + sweepJitter + ", not 0 to " + JITTER_MAX);
        }
        if (pageMax < 1) {
            throw new IllegalArgumentException("pageMax is " + pageMax + ", not 1 or more");
        }
        if (waitingMax < 1) {
            throw new IllegalArgumentException("waitingMax is " + waitingMax + ", not 1 or more");
        }
    }

    /** What an instance runs with unless it is told otherwise. */
    public static FollowConfig defaults() {
        return new FollowConfig(
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofMillis(250),
                0.2,
                1_000,
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                10_000,
                Duration.ofSeconds(30));
    }

    private static void above(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " is " + value + ", not above zero");
        }
    }
}
