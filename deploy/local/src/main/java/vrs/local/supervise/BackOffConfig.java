package vrs.local.supervise;

/**
 * How long a process that died stays down.
 *
 * @param firstMs after the first death, at least 1
 * @param mostMs at most, whatever the number of deaths
 * @param forgetAfterMs a process that was up for so long begins anew
 */
public record BackOffConfig(long firstMs, long mostMs, long forgetAfterMs) {
    public BackOffConfig {
        if (firstMs < 1 || mostMs < firstMs || forgetAfterMs < 1) {
            throw new IllegalArgumentException(
                    "back-off of " + firstMs + " to " + mostMs + " ms, forgotten after " + forgetAfterMs + " ms");
        }
    }

    /** 1 s, doubled with each death up to 30 s; a minute up wipes the slate. */
    public static BackOffConfig defaults() {
        return new BackOffConfig(1_000, 30_000, 60_000);
    }
}
