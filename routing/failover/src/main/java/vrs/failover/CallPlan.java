package vrs.failover;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vrs.failover.CallOutcome.Why;

/**
 * Decides step by step whom one call asks, and learns from each how it ended. Waits for nothing. For one thread at a time:
 * {@link #next()} and {@link #ended} take turns.
 */
public final class CallPlan {
    private static final int ATTEMPTS_MAX = 2;

    private final AzBoard board;
    private final CallTerms terms;
    private final Duration leastTime;
    private final double draw;
    private final Set<String> tried = new HashSet<>();
    private int attempts;
    private boolean isSecondPaid;
    private boolean isAbandoned;
    private Optional<FailureReason> lastFailure = Optional.empty();

    CallPlan(AzBoard board, CallTerms terms, Duration leastTime, double draw) {
        this.board = board;
        this.terms = terms;
        this.leastTime = leastTime;
        this.draw = draw;
    }

    /** A probe that is due, to be made beside this call with the same request. Ask once, before the first step. */
    public Optional<Probe> probe() {
        return board.probe(terms);
    }

    /** Whom to ask now. */
    public Step next() {
        if (isAbandoned) {
            return new Step.Stop(Why.ABANDONED);
        }
        boolean isSecond = attempts > 0;
        if (isSecond && (!terms.maySecond() || attempts >= ATTEMPTS_MAX)) {
            return new Step.Stop(Why.ALL_FAILED);
        }
        List<String> left = board.order(terms, draw).stream()
                .filter(az -> !tried.contains(az))
                .toList();
        if (left.isEmpty()) {
            return new Step.Stop(isSecond ? Why.ALL_FAILED : Why.NOBODY_ACCEPTS);
        }
        Duration timeLeft = terms.timeLeft().get();
        if (timeLeft.compareTo(leastTime) < 0) {
            return new Step.Stop(Why.NO_TIME);
        }
        if (isSecond && !isSecondPaid) {
            isSecondPaid = board.payForSecond(terms);
            if (!isSecondPaid) {
                return new Step.Stop(Why.NO_BUDGET);
            }
        }
        String az = left.getFirst();
        tried.add(az);
        boolean mayFollow = terms.maySecond() && !isSecond && left.size() > 1;
        return new Step.Ask(az, timeout(timeLeft, mayFollow), board.nowNanos());
    }

    /** When another may be asked after this one, up to half of the time is kept for connecting there and its attempt. */
    private Duration timeout(Duration timeLeft, boolean mayFollow) {
        Duration kept = mayFollow
                ? shorter(timeLeft.dividedBy(2), terms.attemptTimeout().plus(terms.connectTimeout()))
                : Duration.ZERO;
        return shorter(terms.attemptTimeout(), timeLeft.minus(kept));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** What the last step asked for ended so. */
    public void ended(Step.Ask ask, AttemptEnd end) {
        board.ended(ask, terms, end);
        switch (end) {
            case ANSWERED -> attempts++;
            case NOT_ACCEPTED, FULL -> {}
            case TIMED_OUT -> failed(FailureReason.TIMED_OUT);
            case BROKEN_OFF -> failed(FailureReason.BROKEN_OFF);
            case BAD_STATUS -> failed(FailureReason.BAD_STATUS);
            case BAD_BODY -> failed(FailureReason.BAD_BODY);
            case ABANDONED -> isAbandoned = true;
        }
    }

    private void failed(FailureReason reason) {
        attempts++;
        lastFailure = Optional.of(reason);
    }

    /** How many upstreams took the call so far. */
    public int attempts() {
        return attempts;
    }

    /** How the last attempt that was accepted failed. */
    public Optional<FailureReason> lastFailure() {
        return lastFailure;
    }
}
