package vrs.gateway.retry;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.control.ControlState;
import vrs.gateway.neighbour.RetryNames;
import vrs.gateway.retry.RetryDecision.Ask;
import vrs.gateway.retry.RetryDecision.GiveUp;
import vrs.gateway.retry.RetryDecision.Why;
import vrs.gateway.route.LoweredReason;
import vrs.gateway.route.TrafficClass;
import vrs.topology.EntryName;

/**
 * The one who asks clients to repeat a whole request through a retry name. The budget is looked at last, so that only
 * what is really asked costs. Safe for use by many threads.
 */
public final class RetryDomain {
    private static final long AFTER_MS_MIN = 20;
    private static final long AFTER_MS_MAX = 80;

    private final RetryNames names;
    private final RetryBudget budget;
    private final Supplier<RandomGenerator> random;

    /** @param random spreads the repeats of one failure; a source for the calling thread */
    public RetryDomain(RetryNames names, RetryBudget budget, Supplier<RandomGenerator> random) {
        this.names = names;
        this.budget = budget;
        this.random = random;
    }

    /** A request came; a first one adds to what may be spent. */
    public void came(boolean repeated) {
        if (!repeated) {
            budget.earn();
        }
    }

    /** Decides, and spends when the answer is to ask. */
    public RetryDecision decide(RetryQuestion question, ControlState control) {
        Optional<Why> refused = refused(question, control);
        if (refused.isPresent()) {
            return new GiveUp(refused.get());
        }
        Optional<EntryName> name = names.awayFrom(question.failedAzs(), question.trafficClass(), control);
        if (name.isEmpty()) {
            return new GiveUp(Why.NO_ROOM);
        }
        if (!budget.trySpend(control.retryBudgetPercent())) {
            return new GiveUp(Why.NO_BUDGET);
        }
        long afterMs = random.get().nextLong(AFTER_MS_MIN, AFTER_MS_MAX + 1);
        return new Ask(new RetryOffer(name.get().origin(), afterMs));
    }

    /** What forbids it whatever the other AZs look like. Pure. */
    static Optional<Why> refused(RetryQuestion question, ControlState control) {
        if (question.trafficClass() != TrafficClass.PLAY) {
            return Optional.of(Why.NOT_A_PLAY);
        }
        if (question.repeated()) {
            return Optional.of(Why.REPEATED);
        }
        if (!question.honoursRetry()) {
            return Optional.of(Why.NOT_HONOURED);
        }
        if (!control.retryRules().contains(question.failure())) {
            return Optional.of(Why.NO_RULE);
        }
        return isTriedBelow(question.reason()) ? Optional.of(Why.TRIED_BELOW) : Optional.empty();
    }

    private static boolean isTriedBelow(LoweredReason reason) {
        return switch (reason) {
            case DRM_UNAVAILABLE, CLEAR_UNAVAILABLE -> true;
            case DASH_UNAVAILABLE, OVERLOAD, DEGRADE_SWITCH -> false;
        };
    }
}
