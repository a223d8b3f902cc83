package vrs.dns.policy;

import java.util.concurrent.TimeUnit;

/**
 * How gateways are watched, how long one may take to accept, and how fast traffic moves.
 *
 * @param missesMax missed answers in a row that make a gateway down
 * @param goodMin good ones in a row that bring it back
 * @param holdMs how long one that went stays out at least
 * @param intervalMs time between two questions
 * @param timeoutMs how long an answer may take
 * @param connectMs how long a new connection to a gateway may take
 * @param drainRampMs how long it takes until a drained AZ gets nothing new, and until one that is back gets its whole share
 */
public record EntryRule(
        int missesMax, int goodMin, long holdMs, long intervalMs, long timeoutMs, long connectMs, long drainRampMs) {
    public EntryRule {
        if (missesMax < 1 || goodMin < 1 || holdMs < 0) {
            throw new IllegalArgumentException("health needs at least one answer either way, and no time before none");
        }
        if (intervalMs < 1 || timeoutMs < 1 || timeoutMs > intervalMs || connectMs < 1) {
            throw new IllegalArgumentException("an answer must come before the next question");
        }
        if (drainRampMs < 1) {
            throw new IllegalArgumentException("a drain takes a millisecond at least");
        }
    }

    /** What the site runs with. */
    public static EntryRule defaults() {
        return new EntryRule(3, 3, 3_000, 300, 300, 200, 10_000);
    }

    /** The same with another pace of drains. */
    public EntryRule withDrainRampMs(long otherMs) {
        return new EntryRule(missesMax, goodMin, holdMs, intervalMs, timeoutMs, connectMs, otherMs);
    }

    /** Whether one that went may take players again. */
    boolean isBack(int good, long goneNanos) {
        return good >= goodMin && goneNanos >= TimeUnit.MILLISECONDS.toNanos(holdMs);
    }
}
