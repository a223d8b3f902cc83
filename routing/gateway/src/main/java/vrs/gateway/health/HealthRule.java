package vrs.gateway.health;

/**
 * When an instance counts as down or up.
 *
 * @param missesMax missed checks in a row that make it down
 * @param goodMin good ones in a row that bring it back
 * @param intervalMs time from one check to the next
 * @param jitterMs by how much that varies, both ways
 * @param timeoutMs how long one check may take; longer than the interval is fine, the next one then follows at once
 */
public record HealthRule(int missesMax, int goodMin, long intervalMs, long jitterMs, long timeoutMs) {
    public HealthRule {
        if (missesMax < 1 || goodMin < 1) {
            throw new IllegalArgumentException("health needs at least one check either way");
        }
        if (jitterMs < 0 || jitterMs >= intervalMs || timeoutMs < 1) {
            throw new IllegalArgumentException("checks need a time, and a jitter below their interval");
        }
    }

    /**
     * What the site runs with: a hung instance is down 0.9 to 1.2 s after it stopped to answer. Few and long time-outs
     * find it as soon as many short ones would, and leave one in peace that is merely slow.
     */
    public static HealthRule defaults() {
        return new HealthRule(2, 2, 300, 30, 450);
    }

    /** The longest time from the moment at which an instance hangs until it counts as down. */
    public long silentAfterMsMax() {
        long stepMs = Math.max(timeoutMs, intervalMs + jitterMs);
        return intervalMs + jitterMs + timeoutMs + (missesMax - 1) * stepMs;
    }
}
