package vrs.prove.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run of one cell came to. Shares are of all reads in their window, 0 to 1; rates are a second.
 *
 * @param cell which
 * @param reads in the measured windows
 * @param failed reads of known videos that got none, in the whole run
 * @param belowAcknowledged answers lower than a revision acknowledged more than a second before, in the whole run
 * @param belowServed answers lower than one that the instance gave before, restarts included, in the whole run
 * @param targetShareBefore reads that the store served before its fault
 * @param coldShareDuring reads that the cold store served during it
 * @param nextBefore loads of L3 before
 * @param nextDuring loads of L3 during it
 * @param faultSeconds how long the fault lasted
 * @param lateShare reads that began late
 * @param p99Ms during the fault, from the intended moment on
 * @param bootMs how long the reader that was started during the fault took until it read
 * @param examples of what went wrong, a few
 */
public record Verdict(
        Cell cell,
        int reads,
        int failed,
        int belowAcknowledged,
        int belowServed,
        double targetShareBefore,
        double coldShareDuring,
        double nextBefore,
        double nextDuring,
        double faultSeconds,
        double lateShare,
        double p99Ms,
        long bootMs,
        List<String> examples) {
    static final double SHARE_MIN = 0.10;
    static final double NEXT_MAX = 1.5;
    static final double LATE_MAX = 0.01;

    /** Why it says nothing; empty when it does. */
    public List<String> voids() {
        List<String> why = new ArrayList<>();
        if (targetShareBefore < SHARE_MIN) {
            why.add(form("%s served %.0f %% before", cell.store().technology(), targetShareBefore * 100));
        }
        if (!cell.coldOff() && coldShareDuring < SHARE_MIN) {
            why.add(form("%s served %.0f %% during", cell.cold().technology(), coldShareDuring * 100));
        }
        if (lateShare > LATE_MAX) {
            why.add(form("%.1f %% of the reads began late", lateShare * 100));
        }
        return why;
    }

    /** What is not as it must be; empty when all is. @param normalMin the least rate that counts as normal */
    public List<String> reds(double normalMin) {
        List<String> why = new ArrayList<>();
        if (failed > 0) {
            why.add(failed + " failed");
        }
        if (belowAcknowledged > 0) {
            why.add(belowAcknowledged + " below acknowledged");
        }
        if (belowServed > 0) {
            why.add(belowServed + " below served");
        }
        if (nextDuring > NEXT_MAX * Math.max(normalMin, nextBefore)) {
            why.add(form("%.1f loads/s of L3, normal %.1f", nextDuring, nextBefore));
        }
        return why;
    }

    /** {@code void}, {@code red} or {@code holds}. */
    public String word(double normalMin) {
        if (!voids().isEmpty()) {
            return "void";
        }
        return reds(normalMin).isEmpty() ? "holds" : "red";
    }

    /** All figures in one line. */
    public String figures() {
        return form(
                "%d reads, %d failed, %d below acknowledged, %d below served; %s served %.0f %% before, %s %.0f %% in %.1f s of"
                        + " fault; %.1f loads/s of L3, before %.1f; p99 %.0f ms; late %.2f %%; boot %d ms",
                reads,
                failed,
                belowAcknowledged,
                belowServed,
                cell.store().technology(),
                targetShareBefore * 100,
                cell.cold().technology(),
                coldShareDuring * 100,
                faultSeconds,
                nextDuring,
                nextBefore,
                p99Ms,
                lateShare * 100,
                bootMs);
    }

    private static String form(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
