package vrs.failover;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * What one call is allowed: read from control state and request once, then kept for the whole call.
 *
 * @param azs where the upstream may be asked, in order of preference, drained ones left out or put last by the caller
 * @param maySecond whether a second attempt may follow one that failed; false for a marked retry
 * @param timeLeft how much of the request's time is left now
 * @param attemptTimeout how long one attempt may take
 * @param connectTimeout how long connecting may take, as part of an attempt
 * @param mayAvoid whether AZs that fail in bulk are passed over
 * @param budgetPercent how many second attempts there may be for each hundred calls, 0–100
 */
public record CallTerms(
        List<String> azs,
        boolean maySecond,
        Supplier<Duration> timeLeft,
        Duration attemptTimeout,
        Duration connectTimeout,
        boolean mayAvoid,
        int budgetPercent) {
    public CallTerms {
        azs = List.copyOf(new LinkedHashSet<>(azs));
        if (!attemptTimeout.isPositive()) {
            throw new IllegalArgumentException("attemptTimeout: " + attemptTimeout + ", must be positive");
        }
        if (!connectTimeout.isPositive()) {
            throw new IllegalArgumentException("connectTimeout: " + connectTimeout + ", must be positive");
        }
        if (budgetPercent < 0 || budgetPercent > 100) {
            throw new IllegalArgumentException("budgetPercent: " + budgetPercent + ", must be 0 to 100");
        }
    }
}
