package vrs.gateway.neighbour;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.gateway.health.Timer;
import vrs.topology.Instance;

/**
 * Asks each instance for its load about twice a second, with a jitter so that gateways do not ask in step. The next
 * question is set only when the last one has ended, so that a slow instance never piles them up.
 */
public final class LoadRounds {
    private static final long PAUSE_MS = 500;
    private static final long JITTER_MS = 50;

    private final List<Instance> instances;
    private final LoadProbe probe;
    private final LoadBoard board;
    private final Timer timer;
    private final Supplier<RandomGenerator> random;

    public LoadRounds(
            List<Instance> instances, LoadProbe probe, LoadBoard board, Timer timer, Supplier<RandomGenerator> random) {
        this.instances = List.copyOf(instances);
        this.probe = probe;
        this.board = board;
        this.timer = timer;
        this.random = random;
    }

    /** Begins; ends with the timer. */
    public void start() {
        instances.forEach(instance -> timer.later(0, () -> askAndAgain(instance)));
    }

    private void askAndAgain(Instance instance) {
        probe.ask(instance).whenComplete((load, error) -> {
            Optional<Load> said = error == null ? load : Optional.empty();
            said.ifPresentOrElse(it -> board.told(instance, it), () -> board.silent(instance));
            timer.later(PAUSE_MS - JITTER_MS + random.get().nextLong(2 * JITTER_MS + 1), () -> askAndAgain(instance));
        });
    }
}
