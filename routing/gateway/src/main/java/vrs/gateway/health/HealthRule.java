package vrs.gateway.health;

/**
 * When an instance counts as down or up.
 *
 * @param missesMax missed probes in a row that make it down
 * @param goodMin good ones in a row that bring it back
 * @param intervalMs time between two probes
 * @param jitterMs by how much that varies, both ways
 * @param timeoutMs how long one probe may take
 */
public record HealthRule(int missesMax, int goodMin, long intervalMs, long jitterMs, long timeoutMs) {
    public HealthRule {
        if (missesMax < 1 || goodMin < 1) {
            throw new IllegalArgumentException("health needs at least one probe either way");
        }
        if (jitterMs < 0 || jitterMs >= intervalMs || timeoutMs < 1) {
            throw new IllegalArgumentException("probes need a time, and a jitter below their interval");
        }
    }

    /** What the site runs with. */
    public static HealthRule defaults() {
        return new HealthRule(3, 2, 500, 100, 500);
    }
}
