package vrs.prove.simulation;

import java.time.Duration;
import java.util.List;

/**
 * What is simulated.
 *
 * @param dashPerAz instances that take plays; each has the decisions of failover to itself
 * @param upstreamsPerAz instances of the upstream service; with the others a thousand per AZ
 * @param playsPerSecond what viewers of all regions demand at peak
 * @param firstRegionShare the share of the region that enters by the AZ that is lost
 * @param work one call takes of an upstream
 * @param queueMax how long the queue of an upstream may be; a call beyond it is refused
 * @param lostAt when all of the AZ is lost
 * @param healedAt when it is back, empty
 * @param end when the run ends
 * @param pressAgain the probability that a viewer whose play failed presses again
 * @param pressesMax how often at most
 */
record Plan(
        int dashPerAz,
        int upstreamsPerAz,
        int playsPerSecond,
        double firstRegionShare,
        Duration work,
        Duration queueMax,
        Duration lostAt,
        Duration healedAt,
        Duration end,
        double pressAgain,
        int pressesMax) {
    static final String LOST = "r1-az1";
    static final List<String> AZS = List.of(LOST, "r1-az2", "r2-az1");
    /** From when on after the heal each window must be good. */
    static final Duration SETTLED_AFTER = Duration.ofSeconds(10);

    /** Most viewers enter where it hurts: with an even share the loss of an AZ is no trial of sites of this size. */
    private static final double FIRST_REGION_SHARE = 0.7;

    Plan {
        if (dashPerAz < 1 || upstreamsPerAz < 2 || playsPerSecond < 1) {
            throw new IllegalArgumentException("dashPerAz, upstreamsPerAz, playsPerSecond: too few");
        }
    }

    /** A thousand instances in each of three AZs, one of which is lost at peak for ten seconds. */
    static Plan full() {
        return sized(30, 970, 12_000);
    }

    /** The same of any size; each AZ's upstreams together hold the peak of the whole site. */
    static Plan sized(int dashPerAz, int upstreamsPerAz, int playsPerSecond) {
        return new Plan(
                dashPerAz,
                upstreamsPerAz,
                playsPerSecond,
                FIRST_REGION_SHARE,
                Duration.ofNanos(1_000_000_000L * upstreamsPerAz / playsPerSecond),
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(45),
                0.6,
                6);
    }

    /** How long the way between two AZs takes. */
    static long wayNanos(String from, String to) {
        if (from.equals(to)) {
            return 200_000;
        }
        return from.substring(0, 2).equals(to.substring(0, 2)) ? 1_000_000 : 30_000_000;
    }

    /** Own AZ, same region, other region. */
    static List<String> candidates(String home) {
        return AZS.stream()
                .sorted((one, other) -> Long.compare(wayNanos(home, one), wayNanos(home, other)))
                .toList();
    }
}
