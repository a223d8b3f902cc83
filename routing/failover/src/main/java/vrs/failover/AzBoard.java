package vrs.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vrs.failover.health.AzHealth;
import vrs.failover.health.AzHealth.Probing;
import vrs.failover.health.AzWatch;
import vrs.failover.health.Move;
import vrs.failover.health.Sign;

/**
 * What this process holds of one service in all AZs, and the budget for its second attempts. Decides and never waits, so that it
 * runs in virtual time as well. Safe for use by many threads.
 */
public final class AzBoard {
    private final String service;
    private final FailoverConfig config;
    private final LongSupplier nanoTicker;
    private final RandomGenerator random;
    private final FailoverListener listener;
    private final Map<String, AzWatch> watches = new HashMap<>();
    private final RetryBudget budget;

    /** @param random jitter of probes and the return of calls; asked by one thread at a time */
    public AzBoard(
            String service,
            FailoverConfig config,
            LongSupplier nanoTicker,
            RandomGenerator random,
            FailoverListener listener) {
        this.service = service;
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.random = random;
        this.listener = listener;
        this.budget = new RetryBudget(config.extraPerSecondFloor(), nanoTicker.getAsLong());
    }

    /** Begins a call: counts the request, and draws whether it helps an AZ that comes back. */
    public synchronized CallPlan plan(CallTerms terms) {
        budget.requested(nanoTicker.getAsLong());
        return new CallPlan(this, terms, config.leastTime(), random.nextDouble());
    }

    /** What is held of the upstream in that AZ. */
    public synchronized AzHealth health(String az) {
        return watch(az, nanoTicker.getAsLong()).health();
    }

    /**
     * Whom to ask in which order: as the terms say, those that are coming back and not drawn at the end, those that are passed
     * over not at all. When all are passed over, that knowledge is worth nothing, and all are asked as if none were.
     */
    synchronized List<String> order(CallTerms terms, double draw) {
        if (!terms.mayAvoid()) {
            return terms.azs();
        }
        long nowNanos = nanoTicker.getAsLong();
        List<String> first = new ArrayList<>();
        List<String> last = new ArrayList<>();
        for (String az : terms.azs()) {
            double share = watch(az, nowNanos).health().share(nowNanos);
            if (share > draw) {
                first.add(az);
            } else if (isAsked(az)) {
                last.add(az);
            }
        }
        first.addAll(last);
        return first.isEmpty() ? terms.azs() : first;
    }

    private boolean isAsked(String az) {
        return switch (watches.get(az).health()) {
            case AzHealth.Healthy _ -> true;
            case AzHealth.Avoided _, AzHealth.Probing _ -> false;
        };
    }

    synchronized boolean payForSecond(CallTerms terms) {
        boolean isPaid = budget.tryWithdraw(terms.budgetPercent(), nanoTicker.getAsLong());
        if (!isPaid) {
            listener.happened(new FailoverEvent.SecondDenied(service));
        }
        return isPaid;
    }

    /** The probe of one of these AZs that is due, if one is; it is in the caller's hands until it ends. */
    synchronized Optional<Probe> probe(CallTerms terms) {
        if (!terms.mayAvoid()) {
            return Optional.empty();
        }
        long nowNanos = nanoTicker.getAsLong();
        for (String az : terms.azs()) {
            Optional<Probing> right = watch(az, nowNanos).probe(nowNanos);
            if (right.isPresent()) {
                budget.spend(nowNanos);
                return right.map(probing -> new Probe(this, az, terms.attemptTimeout(), probing, nowNanos));
            }
        }
        return Optional.empty();
    }

    void probed(Probe probe, AttemptEnd end) {
        long nowNanos = nanoTicker.getAsLong();
        Duration took = Duration.ofNanos(nowNanos - probe.beganNanos());
        listener.happened(new FailoverEvent.ProbeEnded(service, probe.az(), end, took));
        Optional<Move> move;
        synchronized (this) {
            move = watch(probe.az(), nowNanos).probed(probe.right(), end == AttemptEnd.ANSWERED, nowNanos);
        }
        move.ifPresent(moved -> tell(probe.az(), moved));
    }

    void ended(Step.Ask ask, CallTerms terms, AttemptEnd end) {
        long nowNanos = nanoTicker.getAsLong();
        Duration took = Duration.ofNanos(nowNanos - ask.beganNanos());
        listener.happened(new FailoverEvent.AttemptEnded(service, ask.az(), end, took));
        if (!terms.mayAvoid()) {
            return;
        }
        Optional<Move> move;
        synchronized (this) {
            Sign sign = sign(end, terms, ask.timeout(), took);
            move = watch(ask.az(), nowNanos).ended(sign, ask.beganNanos(), nowNanos);
        }
        move.ifPresent(moved -> tell(ask.az(), moved));
    }

    long nowNanos() {
        return nanoTicker.getAsLong();
    }

    /** A request that came with little time left says nothing of an AZ that could not use it. */
    private static Sign sign(AttemptEnd end, CallTerms terms, Duration granted, Duration took) {
        boolean wasCut = took.compareTo(granted) >= 0;
        return switch (end) {
            case ANSWERED -> Sign.GOOD;
            case BAD_STATUS, BAD_BODY, BROKEN_OFF -> Sign.BAD;
            case TIMED_OUT -> granted.multipliedBy(2).compareTo(terms.attemptTimeout()) < 0 ? Sign.NONE : Sign.SILENT;
            case NOT_ACCEPTED -> wasCut && granted.compareTo(terms.connectTimeout()) < 0 ? Sign.NONE : Sign.SILENT;
            case FULL, ABANDONED -> Sign.NONE;
        };
    }

    private void tell(String az, Move move) {
        listener.happened(
                switch (move) {
                    case Move.NowAvoided avoided -> new FailoverEvent.AzAvoided(service, az, avoided.cause());
                    case Move.NowBack back -> new FailoverEvent.AzBack(service, az, back.avoided());
                });
    }

    private AzWatch watch(String az, long nowNanos) {
        return watches.computeIfAbsent(az, _ -> new AzWatch(config.health(), random, nowNanos));
    }
}
