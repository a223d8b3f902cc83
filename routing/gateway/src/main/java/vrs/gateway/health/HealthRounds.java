package vrs.gateway.health;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.topology.Instance;

/**
 * Asks each instance again and again, with a jitter so that gateways do not ask in step. The next probe of an instance
 * is set only when its last one has ended, so that a slow one never piles up.
 */
public final class HealthRounds {
    private final List<Instance> instances;
    private final Probe probe;
    private final HealthBoard board;
    private final HealthRule rule;
    private final Timer timer;
    private final Supplier<RandomGenerator> random;

    public HealthRounds(
            List<Instance> instances,
            Probe probe,
            HealthBoard board,
            HealthRule rule,
            Timer timer,
            Supplier<RandomGenerator> random) {
        this.instances = List.copyOf(instances);
        this.probe = probe;
        this.board = board;
        this.rule = rule;
        this.timer = timer;
        this.random = random;
    }

    /** Begins; ends with the timer. */
    public void start() {
        instances.forEach(instance -> timer.later(0, () -> askAndAgain(instance)));
    }

    /** Whether every instance has had a first probe. */
    public boolean isWarm() {
        return board.probedCount() >= instances.size();
    }

    /** One probe, noted on the board. */
    void askAndAgain(Instance instance) {
        probe.ask(instance).whenComplete((result, error) -> {
            switch (error == null ? result : Probe.Result.MISSED) {
                case READY -> board.good(instance);
                case MISSED -> board.miss(instance);
                case REFUSED -> {
                    board.miss(instance);
                    board.refused(instance);
                }
            }
            timer.later(pauseMs(), () -> askAndAgain(instance));
        });
    }

    private long pauseMs() {
        return rule.intervalMs() - rule.jitterMs() + random.get().nextLong(2 * rule.jitterMs() + 1);
    }
}
