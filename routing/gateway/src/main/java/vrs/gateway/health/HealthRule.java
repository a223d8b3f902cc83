package vrs.gateway.health;

/**
 * When an instance counts as down or up.
 *
 * @param missesMax missed checks in a row that make it down
 * @param goodMin good ones in a row that bring it back
 * @param intervalMs time from one check to the next
 * @param jitterMs by how much that varies, both ways
 * @param timeoutMs how long one check may take; shorter than any interval, so that a hung instance is asked as often
 */
public record HealthRule(int missesMax, int goodMin, long intervalMs, long jitterMs, long timeoutMs) {
    public HealthRule {
        if (missesMax < 1 || goodMin < 1) {
            throw new IllegalArgumentException("health needs at least one check either way");
        }
        if (jitterMs < 0 || jitterMs >= intervalMs || timeoutMs < 1) {
            throw new IllegalArgumentException("checks need a time, and a jitter below their interval");
        }
        if (timeoutMs > intervalMs - jitterMs) {
            throw new IllegalArgumentException("an answer must come before the next question");
        }
    }

    /** What the site runs with: a hung instance is down 0.8 to 1.2 s after it stopped to answer. */
    public static HealthRule defaults() {
        return new HealthRule(3, 2, 300, 30, 250);
    }

    /** The longest time from the moment at which an instance hangs until it counts as down. */
    public long silentAfterMsMax() {
        return missesMax * (intervalMs + jitterMs) + timeoutMs;
    }
}
