package vrs.gateway.front;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.control.ControlState;
import vrs.gateway.choice.EjectionRule;
import vrs.gateway.choice.Ejections;
import vrs.gateway.choice.InstanceStanding;
import vrs.gateway.choice.Sign;
import vrs.gateway.choice.SlowStart;
import vrs.gateway.health.HealthBoard;
import vrs.gateway.health.HealthRule;
import vrs.gateway.health.InstanceHealth;
import vrs.gateway.route.AttemptOutcome;
import vrs.gateway.upstream.InFlight;
import vrs.topology.Instance;

/** What checks, traffic and time tell of the instances that this gateway asks. Safe for use by many threads. */
public final class KnownInstances {
    /** Told of each change, once, as an event with keys and values. */
    public interface Changes {
        /** Must not block. */
        void tell(String event, Object... keysAndValues);
    }

    private final HealthBoard board;
    private final Ejections ejections;
    private final SlowStart slowStart;
    private final InFlight inFlight;
    private final Supplier<ControlState> control;
    private final Changes changes;

    /**
     * @param control names the services of which nobody is left out for the traffic on it: {@code avoid.<service>=off}
     * @param ticker monotonic nanoseconds
     */
    public KnownInstances(
            HealthRule health,
            EjectionRule ejection,
            InFlight inFlight,
            Supplier<ControlState> control,
            LongSupplier ticker,
            Supplier<RandomGenerator> random,
            Changes changes) {
        this.board = new HealthBoard(health, this::health);
        this.ejections = new Ejections(ejection, ticker, random, new Ejecting());
        this.slowStart = new SlowStart(ticker, SlowStart.RAMP_MS);
        this.inFlight = inFlight;
        this.control = control;
        this.changes = changes;
    }

    /** What checks tell. */
    public HealthBoard board() {
        return board;
    }

    /** How it stands now. */
    public InstanceStanding standing(Instance instance) {
        return switch (board.of(instance)) {
            case InstanceHealth.Up up -> isAvoided(instance) ? InstanceStanding.EJECTED : InstanceStanding.ADMITTED;
            case InstanceHealth.Down(InstanceHealth.Why why, int good) ->
                switch (why) {
                    case SILENT -> InstanceStanding.SILENT;
                    case UNREADY -> InstanceStanding.UNREADY;
                    case REFUSING -> InstanceStanding.REFUSING;
                };
        };
    }

    private boolean isAvoided(Instance instance) {
        return ejections.isEjected(instance)
                && control.get().mayAvoid(instance.role().id());
    }

    /** Its weight of now, 0 to 100: that of its pool, and less while it starts slowly. */
    public double weight(Instance instance, ControlState control) {
        return control.poolWeight(instance.pool()) * slowStart.part(instance);
    }

    /** Requests on it from this gateway. */
    public int inFlight(Instance instance) {
        return inFlight.of(instance);
    }

    /** Whether this very request shall try one that is ejected. */
    boolean tries(Instance instance) {
        return ejections.tries(instance);
    }

    /** A request on it came out like this. */
    void saw(Instance instance, AttemptOutcome outcome) {
        ejections.saw(instance, Sign.of(outcome));
        if (outcome instanceof AttemptOutcome.Answered) {
            board.answered(instance);
        }
    }

    /** An answer of it broke off. */
    void broke(Instance instance) {
        ejections.saw(instance, Sign.FAULT);
    }

    Changes changes() {
        return changes;
    }

    private void health(Instance instance, InstanceHealth now) {
        switch (now) {
            case InstanceHealth.Up up -> {
                slowStart.begin(instance);
                changes.tell("health", "of", instance.name(), "state", now.id());
            }
            case InstanceHealth.Down(InstanceHealth.Why why, int good) ->
                changes.tell("health", "of", instance.name(), "state", now.id(), "why", why);
        }
    }

    private final class Ejecting implements Ejections.Listener {
        @Override
        public void ejected(Instance instance, long forMs, int rounds) {
            changes.tell("ejected", "of", instance.name(), "forMs", forMs, "round", rounds);
        }

        @Override
        public void back(Instance instance) {
            slowStart.begin(instance);
            changes.tell("ejection-over", "of", instance.name());
        }
    }
}
