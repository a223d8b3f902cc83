package vrs.failover.health;

import java.time.Duration;
import java.util.Optional;

/**
 * When an AZ's upstream is passed over, and how it comes back.
 *
 * @param window over which the share of failures is taken
 * @param callsMin below so many calls in the window the share says nothing
 * @param failedPercent from this share on it is passed over, 1–100
 * @param silentWindow over which calls without an answer are counted
 * @param silentMax from so many on it is passed over
 * @param silentInARowMax from so many one after the other on it is passed over
 * @param failedInARowMax from so many failures of any kind one after the other on it is passed over: an upstream that errs at once
 *     would use up what pays for second attempts before the share of failures tells
 * @param probeEvery how often one call is made there beside a request
 * @param probeJitterPercent by how much that is drawn shorter or longer, 0–50
 * @param probeLease after which a probe that has not ended counts as failed
 * @param goodProbes so many one after the other bring it back
 * @param goodProbesMax what that number doubles up to for an AZ that fails again soon after
 * @param relapseWithin how soon
 * @param returnRamp over which its share of calls grows from none to all
 */
public record HealthRule(
        Duration window,
        int callsMin,
        int failedPercent,
        Duration silentWindow,
        int silentMax,
        int silentInARowMax,
        int failedInARowMax,
        Duration probeEvery,
        int probeJitterPercent,
        Duration probeLease,
        int goodProbes,
        int goodProbesMax,
        Duration relapseWithin,
        Duration returnRamp) {
    public HealthRule {
        positive("window", window);
        positive("silentWindow", silentWindow);
        positive("probeEvery", probeEvery);
        positive("probeLease", probeLease);
        positive("relapseWithin", relapseWithin);
        positive("returnRamp", returnRamp);
        within("callsMin", callsMin, 1, 100_000);
        within("failedPercent", failedPercent, 1, 100);
        within("silentMax", silentMax, 1, 100_000);
        within("silentInARowMax", silentInARowMax, 1, 100_000);
        within("failedInARowMax", failedInARowMax, 1, 100_000);
        within("probeJitterPercent", probeJitterPercent, 0, 50);
        within("goodProbes", goodProbes, 1, 100);
        within("goodProbesMax", goodProbesMax, goodProbes, 100);
    }

    /** What the contract says, and the bound on failures in a row. */
    public static HealthRule defaults() {
        return new HealthRule(
                Duration.ofSeconds(2),
                20,
                50,
                Duration.ofSeconds(1),
                10,
                3,
                12,
                Duration.ofSeconds(1),
                20,
                Duration.ofSeconds(2),
                3,
                6,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
    }

    /** Why an AZ of which this was seen is to be passed over; empty when it is not. */
    public Optional<AvoidedFor> judge(Tally seen) {
        if (seen.silentInARow() >= silentInARowMax) {
            return Optional.of(AvoidedFor.TIMEOUTS_IN_A_ROW);
        }
        if (seen.silent() >= silentMax) {
            return Optional.of(AvoidedFor.TIMEOUTS);
        }
        if (seen.failedInARow() >= failedInARowMax) {
            return Optional.of(AvoidedFor.FAILURES_IN_A_ROW);
        }
        return seen.calls() >= callsMin && seen.failed() * 100 >= seen.calls() * failedPercent
                ? Optional.of(AvoidedFor.FAILURE_SHARE)
                : Optional.empty();
    }

    /** @param draw 0–1; where in the range of the jitter the time until the next probe lies */
    long probeInNanos(double draw) {
        return Math.round(probeEvery.toNanos() * (1 + (2 * draw - 1) * probeJitterPercent / 100.0));
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + ", must be positive");
        }
    }

    private static void within(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + ", must be " + min + " to " + max);
        }
    }
}
