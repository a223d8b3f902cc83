package vrs.catalog;

import java.time.Duration;

/**
 * How {@link StreamCatalog} keeps and loads. All durations are above zero and {@code refreshAfter} ≤ {@code freshFor} ≤
 * {@code staleMax}.
 *
 * @param refreshAfter from this age on, an entry that is asked for is looked up again behind the answer
 * @param freshFor up to this age an entry answers without asking a store
 * @param absentFor how long "no such vid" is believed
 * @param staleMax up to this age an entry answers when no store can; tombstones answer for ever
 * @param expiryJitter by up to this share, 0 to 0.5, entries are refreshed and expire earlier, so that not all do at once
 * @param loadTimeout how long one load may take, through all layers
 * @param refreshTimeout the same for a load behind an answer
 * @param l2Timeout how much of that L2 may take before L3 is asked; not above {@code loadTimeout}
 * @param loadsMax how many looks into the first layer below L1 may be under way at once
 * @param l3LoadsMax the same for the layer below it
 * @param fillsMax how many answers of L3 may at once be on their way into L2; more are left out
 * @param bytesMax how much memory the entries in L1 may take, estimated
 * @param absentMax how many unknown vids are remembered; a bound of their own, so that guesses push no video out
 */
public record CatalogConfig(
        Duration refreshAfter,
        Duration freshFor,
        Duration absentFor,
        Duration staleMax,
        double expiryJitter,
        Duration loadTimeout,
        Duration refreshTimeout,
        Duration l2Timeout,
        int loadsMax,
        int l3LoadsMax,
        int fillsMax,
        long bytesMax,
        long absentMax) {
    private static final double JITTER_MAX = 0.5;
    private static final double JITTER_USUAL = 0.1;

    public CatalogConfig {
        above("refreshAfter", refreshAfter);
        above("freshFor", freshFor);
        above("absentFor", absentFor);
        above("staleMax", staleMax);
        above("loadTimeout", loadTimeout);
        above("refreshTimeout", refreshTimeout);
        above("l2Timeout", l2Timeout);
        if (refreshAfter.compareTo(freshFor) > 0 || freshFor.compareTo(staleMax) > 0) {
            throw new IllegalArgumentException("refreshAfter <= freshFor <= staleMax does not hold: " + refreshAfter
                    + ", " + freshFor + ", " + staleMax);
        }
        if (l2Timeout.compareTo(loadTimeout) > 0) {
            throw new IllegalArgumentException("l2Timeout is " + l2Timeout + ", above loadTimeout " + loadTimeout);
        }
        if (!(expiryJitter >= 0 && expiryJitter <= JITTER_MAX)) {
            throw new IllegalArgumentException("expiryJitter is " + expiryJitter + ", not 0 to " + JITTER_MAX);
        }
        above("loadsMax", loadsMax);
        above("l3LoadsMax", l3LoadsMax);
        above("fillsMax", fillsMax);
        above("bytesMax", bytesMax);
        above("absentMax", absentMax);
    }

    /** One for a single layer, with the usual jitter. */
    public CatalogConfig(
            Duration refreshAfter,
            Duration freshFor,
            Duration absentFor,
            Duration staleMax,
            Duration loadTimeout,
            int loadsMax,
            long bytesMax,
            long absentMax) {
        this(
                refreshAfter,
                freshFor,
                absentFor,
                staleMax,
                JITTER_USUAL,
                loadTimeout,
                loadTimeout,
                loadTimeout,
                loadsMax,
                loadsMax,
                loadsMax,
                bytesMax,
                absentMax);
    }

    /** The same when a load may take so long; L2 gets three fifths of it. */
    public CatalogConfig withLoad(Duration load) {
        return new CatalogConfig(
                refreshAfter,
                freshFor,
                absentFor,
                staleMax,
                expiryJitter,
                load,
                load,
                load.multipliedBy(3).dividedBy(5),
                loadsMax,
                l3LoadsMax,
                fillsMax,
                bytesMax,
                absentMax);
    }

    /** What a service runs with unless it is told otherwise. */
    public static CatalogConfig defaults() {
        return new CatalogConfig(
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofMinutes(10),
                JITTER_USUAL,
                Duration.ofMillis(150),
                Duration.ofMillis(150),
                Duration.ofMillis(90),
                64,
                32,
                32,
                64L << 20,
                10_000);
    }

    private static void above(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + ", not above zero");
        }
    }

    private static void above(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", not 1 or more");
        }
    }
}
