package vrs.dash.upstream;

import java.time.Duration;

/**
 * How long answers of clear-stream-service are shared.
 *
 * @param fresh how long an answer serves whoever asks the same; above zero. Within this time a withdrawal that only the
 *     upstream knows of is not seen, so it stays within the second that a withdrawal may take
 * @param stale how much longer it serves while the service is not to be had; zero for not at all
 * @param keptMax how many answers are kept
 * @param extendsLife whether addresses are asked for that last as much longer as an answer may be kept; without, an answer
 *     serves only who wants no longer life
 */
public record SharingConfig(Duration fresh, Duration stale, long keptMax, boolean extendsLife) {
    public SharingConfig {
        if (!fresh.isPositive() || stale.isNegative() || keptMax < 1) {
            throw new IllegalArgumentException("fresh " + fresh + ", stale " + stale + " or keptMax " + keptMax);
        }
    }

    /** With the usual number of kept answers: at some 3 KiB each they take up to 6 MiB. */
    public static SharingConfig of(Duration fresh, Duration stale, boolean extendsLife) {
        return new SharingConfig(fresh, stale, 2_000, extendsLife);
    }

    /** How old a kept answer may get. */
    Duration ageMax() {
        return fresh.plus(stale);
    }
}
