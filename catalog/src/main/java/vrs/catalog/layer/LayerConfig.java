package vrs.catalog.layer;

import java.time.Duration;

/**
 * How a {@link Layer} chooses between its two stores. All durations are above zero.
 *
 * @param askTimeout how long one look into one store may take; short, so that the other still has time
 * @param callsMax how many looks into one store may be under way at once
 * @param lastResortsMax how many reads may at once try a store that does not serve, when no other serves either
 * @param faultsMax how many points of failure a store may have before it is avoided; each failure is 2, each answer takes 1
 * @param probeEvery how long an avoided store is left alone between two probes; up to half as much again is added by chance
 * @param probeLease after this time a probe that has not come back counts as failed; longer than two {@code askTimeout}
 * @param passesMin how many probes in a row must go well before an avoided store serves again
 * @param checkEvery how often a serving store is looked at for whether it keeps up
 * @param samplesMax how many of the last served vids a probe looks up
 * @param hedgeAfterMin the other store is never asked earlier than this
 * @param hedgeAfterMax nor later than this, however slow the store usually is
 * @param hedgeShare at most this share of reads, 0 to 1, is asked of both stores
 * @param hedgesMax how many hedges may be saved up; also what a layer that was idle may spend at once
 * @param compareEvery every so many reads, the answer of the hot store is compared with the cold one
 */
public record LayerConfig(
        Duration askTimeout,
        int callsMax,
        int lastResortsMax,
        int faultsMax,
        Duration probeEvery,
        Duration probeLease,
        int passesMin,
        Duration checkEvery,
        int samplesMax,
        Duration hedgeAfterMin,
        Duration hedgeAfterMax,
        double hedgeShare,
        int hedgesMax,
        int compareEvery) {
    public LayerConfig {
        above("askTimeout", askTimeout);
        above("probeEvery", probeEvery);
        above("probeLease", probeLease);
        above("checkEvery", checkEvery);
        above("hedgeAfterMin", hedgeAfterMin);
        above("hedgeAfterMax", hedgeAfterMax);
        above("callsMax", callsMax);
        above("lastResortsMax", lastResortsMax);
        above("faultsMax", faultsMax);
        above("passesMin", passesMin);
        above("samplesMax", samplesMax);
        above("hedgesMax", hedgesMax);
        above("compareEvery", compareEvery);
        if (probeLease.compareTo(askTimeout.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException("probeLease is " + probeLease + ", not above two askTimeout");
        }
        if (hedgeAfterMin.compareTo(hedgeAfterMax) > 0) {
            throw new IllegalArgumentException(
                    "hedgeAfterMin is " + hedgeAfterMin + ", above hedgeAfterMax " + hedgeAfterMax);
        }
        if (!(hedgeShare >= 0 && hedgeShare <= 1)) {
            throw new IllegalArgumentException("hedgeShare is " + hedgeShare + ", not 0 to 1");
        }
    }

    /** What a layer runs with unless it is told otherwise. */
    public static LayerConfig defaults() {
        return new LayerConfig(
                Duration.ofMillis(40),
                128,
                64,
                5,
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                2,
                Duration.ofMillis(250),
                16,
                Duration.ofMillis(2),
                Duration.ofMillis(20),
                0.05,
                10,
                100);
    }

    /** How long a store may lack what is known: that of which no feed tells is found every 250 ms, and then written. */
    Duration lagMax() {
        return checkEvery.multipliedBy(2);
    }

    /** The same when one look may take so long. */
    public LayerConfig withAsk(Duration ask) {
        Duration lease = ask.multipliedBy(3);
        return new LayerConfig(
                ask,
                callsMax,
                lastResortsMax,
                faultsMax,
                probeEvery,
                lease.compareTo(probeLease) > 0 ? lease : probeLease,
                passesMin,
                checkEvery,
                samplesMax,
                hedgeAfterMin,
                hedgeAfterMax,
                hedgeShare,
                hedgesMax,
                compareEvery);
    }

    private static void above(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + ", not above zero");
        }
    }

    private static void above(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", not 1 or more");
        }
    }
}
