package vrs.gateway.front;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import vrs.control.ControlState;
import vrs.control.RetryRule;
import vrs.gateway.retry.RetryDecision;
import vrs.gateway.retry.RetryOffer;
import vrs.gateway.retry.RetryQuestion;
import vrs.gateway.route.AttemptPlan;
import vrs.gateway.route.LoweredReason;
import vrs.gateway.route.NextStep;
import vrs.gateway.route.Rung;
import vrs.gateway.route.RungDecision;
import vrs.gateway.route.Standing;
import vrs.gateway.route.TrafficClass;
import vrs.gateway.route.Verdict;
import vrs.topology.Instance;

/**
 * The way of one request down the rungs: whom to ask next, until nobody is left. Carries out what {@link RungDecision}
 * says; asks nobody itself. Belongs to the event loop of its client.
 */
final class Descent {
    /** What to do now. */
    sealed interface Move {}

    /**
     * Ask an instance.
     *
     * @param attemptMs how long it may take
     * @param second whether somebody took the request before
     * @param lowered why less than the full answer is asked for
     */
    record Attempt(Rung rung, Instance instance, long attemptMs, boolean second, Optional<LoweredReason> lowered)
            implements Move {}

    /** Refuse, with where to ask again when that may help. */
    record GiveUp(LoweredReason why, Optional<RetryOffer> retry) implements Move {}

    private final Services services;
    private final ClientRequest request;
    private final Asked asked;
    private final Set<String> failedAzs;
    private Standing standing;
    private Rung rung;
    private AttemptPlan plan = new AttemptPlan(List.of(), 0);
    private Optional<LoweredReason> lowered = Optional.empty();
    private RetryRule failure = RetryRule.REFUSED;

    Descent(Services services, ClientRequest request, Asked asked) {
        this.services = services;
        this.request = request;
        this.asked = asked;
        this.failedAzs = new TreeSet<>(Set.of(services.az()));
        this.rung = asked.rung();
        this.standing = Standing.atStart(
                asked.trafficClass(), asked.handedOn(), request.control().degradeDash());
    }

    /** The first move. */
    Move begin() {
        if (asked.rung() == Rung.DRM) {
            return on(Rung.DRM, RungDecision.nobodyOf(Rung.DRM));
        }
        if (asked.trafficClass() == TrafficClass.PLAY && !asked.handedOn()) {
            services.elsewhere().retry().came(asked.repeated());
        }
        ControlState control = request.control();
        OptionalInt inFlightMax = control.inFlightMax("gateway");
        boolean admitted = inFlightMax.isEmpty() || services.metrics().inFlight() <= inFlightMax.getAsInt();
        boolean stays = services.elsewhere().share().stays(asked.trafficClass(), control);
        NextStep first = RungDecision.first(standing, admitted, stays);
        boolean switched = first.equals(new NextStep.Ask(Rung.FALLBACK));
        LoweredReason why = switched ? LoweredReason.DEGRADE_SWITCH : RungDecision.nobodyOf(rung);
        return take(first, admitted ? why : LoweredReason.OVERLOAD);
    }

    /** The move after an attempt that was in vain. */
    Move after(Instance tried, Verdict.Useless useless) {
        plan = plan.after(tried, useless.accepted());
        standing = standing.tried(useless.accepted());
        failure = useless.failure();
        if (rung == Rung.NEIGHBOUR) {
            failedAzs.add(tried.az());
            services.metrics().spilled(tried.az(), useless.accepted() ? Spill.FAILED : Spill.REFUSED);
        }
        return next(useless.reason());
    }

    private Move take(NextStep step, LoweredReason why) {
        return switch (step) {
            case NextStep.Ask(Rung to) -> on(to, why);
            case NextStep.OfferRetry() -> offer(why);
            case NextStep.Refuse() -> new GiveUp(why, Optional.empty());
        };
    }

    private Move on(Rung to, LoweredReason why) {
        rung = to;
        plan = plan(to);
        if (to == Rung.FALLBACK) {
            lowered = Optional.of(lowered.orElse(why));
        } else if (to == Rung.NEIGHBOUR && plan.next().isEmpty()) {
            services.metrics().spilled("-", Spill.NOBODY);
        }
        return next(why);
    }

    private Move next(LoweredReason why) {
        Optional<Instance> next = plan.next();
        long attemptMs = attemptMs();
        if (next.isPresent() && attemptMs > 0) {
            return new Attempt(rung, next.get(), attemptMs, standing.accepted(), lowered);
        }
        standing = standing.left(rung);
        return take(RungDecision.below(standing), lowered.orElse(why));
    }

    private Move offer(LoweredReason why) {
        RetryDecision decision = services.elsewhere()
                .retry()
                .decide(
                        new RetryQuestion(
                                asked.trafficClass(), asked.repeated(), asked.honoursRetry(), failure, why, failedAzs),
                        request.control());
        services.metrics().retryDecided(decision);
        return switch (decision) {
            case RetryDecision.Ask(RetryOffer offer) -> new GiveUp(why, Optional.of(offer));
            case RetryDecision.GiveUp none -> {
                standing = standing.withoutRetry();
                yield take(RungDecision.below(standing), why);
            }
        };
    }

    private AttemptPlan plan(Rung to) {
        if (to == Rung.NEIGHBOUR) {
            return new AttemptPlan(
                    services.elsewhere().neighbours().spillTo(asked.trafficClass(), request.control()).stream()
                            .toList(),
                    1);
        }
        AttemptPlan all = services.candidates().plan(to, asked.trafficClass(), request.control());
        return asked.handedOn() ? all.within(services.az()) : all;
    }

    private long attemptMs() {
        long now = services.ticker().getAsLong();
        // Who handed it to us keeps the time for a fallback.
        boolean whole = asked.handedOn() && rung == Rung.DASH;
        return whole
                ? request.deadline().leftMs(now)
                : request.deadline().attemptMs(rung, asked.trafficClass(), request.timings(), now);
    }
}
