package vrs.loadtest.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When a run is void.
 *
 * @param lateMs a request that was handed over so long after its moment is late; at least 1
 * @param lateShareMax so many may be late, 0 to 1
 * @param coreShareMax so much of one core the generator may need over the whole run, above 0
 */
public record VoidRule(long lateMs, double lateShareMax, double coreShareMax) {
    public VoidRule {
        if (lateMs < 1 || !(lateShareMax >= 0 && lateShareMax <= 1) || !(coreShareMax > 0)) {
            throw new IllegalArgumentException("late is at least 1 ms, its share 0 to 1, the core above 0");
        }
    }

    /** 20 ms, hundred times less than a player waits; one in a hundred; 70 % of a core. */
    public static VoidRule usual() {
        return new VoidRule(20, 0.01, 0.70);
    }

    /** @param coreShare what the generator needed of one core, 1 for all of it */
    public Validity judge(Counts counts, double coreShare) {
        List<String> reasons = new ArrayList<>();
        if (counts.handedOver() == 0) {
            reasons.add("nothing was sent");
        }
        if (counts.late() > lateShareMax * counts.handedOver()) {
            reasons.add(line(
                    "fell behind: %d of %d requests left %d ms or more after their moment",
                    counts.late(), counts.handedOver(), lateMs));
        }
        long unsent = counts.ended(kind -> kind.outcome() == Outcome.Unanswered.NOT_SENT);
        if (unsent > 0) {
            reasons.add(line("%d requests were never sent: too many waited for a connection", unsent));
        }
        if (coreShare > coreShareMax) {
            reasons.add(line(
                    "the generator itself needed %.0f %% of a core, over %.0f %%",
                    coreShare * 100, coreShareMax * 100));
        }
        return reasons.isEmpty() ? new Validity.Valid() : new Validity.Void(reasons);
    }

    private static String line(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
