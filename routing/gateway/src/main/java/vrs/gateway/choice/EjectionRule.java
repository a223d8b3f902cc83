package vrs.gateway.choice;

/**
 * When an instance is left out because requests on it failed, and for how long.
 *
 * @param faultsMax failures in a row, time-outs included, that eject it
 * @param timeoutsMax time-outs in a row that eject it: each of them cost a viewer a wait
 * @param baseMs how long the first time
 * @param mostMs how long at most; each time is twice the one before
 * @param jitterPercent by how much that varies, both ways, so that gateways do not try it in step
 * @param soundMin good answers in a row that end an ejection early, as far as it is asked at all
 * @param trialMs how long the one request that tries it may take before it counts as lost
 * @param forgetMs so long after its return its earlier ejections are forgotten
 */
public record EjectionRule(
        int faultsMax,
        int timeoutsMax,
        long baseMs,
        long mostMs,
        int jitterPercent,
        int soundMin,
        long trialMs,
        long forgetMs) {
    private static final int JITTER_PERCENT_MAX = 50;

    public EjectionRule {
        if (faultsMax < 1 || timeoutsMax < 1 || soundMin < 1) {
            throw new IllegalArgumentException("an ejection needs at least one answer either way");
        }
        if (baseMs < 1 || mostMs < baseMs || trialMs < 1 || forgetMs < 0) {
            throw new IllegalArgumentException("an ejection needs a time, and does not shrink");
        }
        if (jitterPercent < 0 || jitterPercent > JITTER_PERCENT_MAX) {
            throw new IllegalArgumentException("jitter of " + jitterPercent + " %");
        }
    }

    /** What the site runs with. */
    public static EjectionRule defaults() {
        return new EjectionRule(5, 3, 2_000, 30_000, 20, 2, 3_000, 60_000);
    }

    /** How long the given ejection in a row lasts, the first being 1, before jitter. */
    long lastsMs(int round) {
        int doublings = Math.min(round - 1, Long.SIZE / 2);
        return Math.min(mostMs, baseMs << doublings);
    }
}
