package vrs.dns.policy;

/**
 * How gateways are watched, and how long one may take to accept.
 *
 * @param missesMax missed answers in a row that make a gateway down
 * @param goodMin good ones in a row that bring it back
 * @param intervalMs time between two questions
 * @param timeoutMs how long an answer may take
 * @param connectMs how long a new connection to a gateway may take
 */
public record EntryRule(int missesMax, int goodMin, long intervalMs, long timeoutMs, long connectMs) {
    public EntryRule {
        if (missesMax < 1 || goodMin < 1) {
            throw new IllegalArgumentException("health needs at least one answer either way");
        }
        if (intervalMs < 1 || timeoutMs < 1 || timeoutMs > intervalMs || connectMs < 1) {
            throw new IllegalArgumentException("an answer must come before the next question");
        }
    }

    /** What the site runs with. */
    public static EntryRule defaults() {
        return new EntryRule(3, 2, 300, 300, 200);
    }
}
