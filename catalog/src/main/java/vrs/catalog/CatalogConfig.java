package vrs.catalog;

import java.time.Duration;

/**
 * How {@link StreamCatalog} keeps and loads. All durations are above zero and {@code refreshAfter} ≤ {@code freshFor} ≤
 * {@code staleMax}.
 *
 * @param refreshAfter from this age on, an entry that is asked for is looked up again behind the answer
 * @param freshFor up to this age an entry answers without asking the store
 * @param absentFor how long "no such vid" is believed
 * @param staleMax up to this age an entry answers when no store can; tombstones answer for ever
 * @param loadTimeout how long one look into the store may take
 * @param loadsMax how many looks may be under way at once
 * @param entriesMax how many entries are kept
 * @param absentMax how many unknown vids are remembered; a bound of their own, so that guesses push no video out
 */
public record CatalogConfig(
        Duration refreshAfter,
        Duration freshFor,
        Duration absentFor,
        Duration staleMax,
        Duration loadTimeout,
        int loadsMax,
        long entriesMax,
        long absentMax) {
    public CatalogConfig {
        above("refreshAfter", refreshAfter);
        above("freshFor", freshFor);
        above("absentFor", absentFor);
        above("staleMax", staleMax);
        above("loadTimeout", loadTimeout);
        if (refreshAfter.compareTo(freshFor) > 0 || freshFor.compareTo(staleMax) > 0) {
            throw new IllegalArgumentException("refreshAfter <= freshFor <= staleMax does not hold: " + refreshAfter
                    + ", " + freshFor + ", " + staleMax);
        }
        if (loadsMax < 1 || entriesMax < 1 || absentMax < 1) {
            throw new IllegalArgumentException("loadsMax, entriesMax and absentMax must be 1 or more");
        }
    }

    /** What a service runs with unless it is told otherwise. */
    public static CatalogConfig defaults() {
        return new CatalogConfig(
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofMinutes(10),
                Duration.ofMillis(150),
                64,
                50_000,
                10_000);
    }

    private static void above(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + ", not above zero");
        }
    }
}
