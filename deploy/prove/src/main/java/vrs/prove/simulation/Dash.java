package vrs.prove.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import vrs.failover.AttemptEnd;
import vrs.failover.AzBoard;
import vrs.failover.CallPlan;
import vrs.failover.CallTerms;
import vrs.failover.FailoverConfig;
import vrs.failover.Probe;
import vrs.failover.Step;

/** One instance that takes plays: it needs one answer of the upstream for each, and decides as the real one does. */
final class Dash {
    private static final Duration PLAY = Duration.ofMillis(2_000);
    private static final Duration ATTEMPT = Duration.ofMillis(300);
    private static final Duration CONNECT = Duration.ofMillis(100);
    private static final int BUDGET_PERCENT = 20;
    private static final int NO_BUDGET_PERCENT = 100;

    private final AzState home;
    private final Map<String, UpstreamAz> upstreams;
    private final VirtualTime time;
    private final Guarding guarding;
    private final Tally tally;
    private final AzBoard board;
    private final List<String> azs;

    Dash(
            AzState home,
            Map<String, UpstreamAz> upstreams,
            VirtualTime time,
            RandomGenerator random,
            Guarding guarding,
            Tally tally) {
        this.home = home;
        this.upstreams = upstreams;
        this.time = time;
        this.guarding = guarding;
        this.tally = tally;
        this.board = new AzBoard("upstream", FailoverConfig.defaults(), time, random, _ -> {});
        this.azs = Plan.candidates(home.name());
    }

    /** Takes a play; says whether it has the upstream's answer, unless the AZ is lost meanwhile. */
    void play(boolean isRepeat, Consumer<Boolean> answered) {
        long deadlineNanos = time.getAsLong() + PLAY.toNanos();
        CallPlan plan = board.plan(new CallTerms(
                azs,
                !isRepeat,
                () -> Duration.ofNanos(deadlineNanos - time.getAsLong()),
                ATTEMPT,
                CONNECT,
                guarding == Guarding.ON,
                guarding == Guarding.ON ? BUDGET_PERCENT : NO_BUDGET_PERCENT));
        plan.probe().ifPresent(this::probe);
        step(plan, home.losses(), answered);
    }

    private void step(CallPlan plan, int lossesBefore, Consumer<Boolean> answered) {
        switch (plan.next()) {
            case Step.Stop _ -> answered.accept(false);
            case Step.Ask ask ->
                ask(ask.az(), ask.timeout(), end -> {
                    if (home.losses() != lossesBefore) {
                        return;
                    }
                    plan.ended(ask, end);
                    if (end == AttemptEnd.ANSWERED) {
                        answered.accept(true);
                    } else {
                        step(plan, lossesBefore, answered);
                    }
                });
        }
    }

    private void probe(Probe probe) {
        ask(probe.az(), probe.timeout(), probe::ended);
    }

    private void ask(String az, Duration timeout, Consumer<AttemptEnd> ended) {
        tally.called(time.getAsLong());
        upstreams.get(az).ask(Plan.wayNanos(home.name(), az), timeout, ended);
    }
}
