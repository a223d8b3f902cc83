package vrs.gateway.health;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.topology.Instance;

/**
 * Asks each instance again and again, with a jitter so that gateways do not ask in step. The next check of an instance
 * is set only when its last one has ended, so that a slow one never piles up; the time that it took is taken off the
 * pause, so that one that hangs is found out as soon as its time-outs allow.
 */
public final class HealthRounds {
    private static final long NANOS_PER_MS = 1_000_000;
    private static final long PAUSE_MS_MIN = 10;
    /** Who is asked only when nobody at home is left is checked as much less often: checks cost all AZs. */
    private static final int FAR_FACTOR = 4;

    private final String homeAz;
    private final List<Instance> instances;
    private final Probe probe;
    private final HealthBoard board;
    private final HealthRule rule;
    private final Timer timer;
    private final LongSupplier ticker;
    private final Supplier<RandomGenerator> random;

    /**
     * @param homeAz whose instances are checked at the interval of the rule; those of other AZs four times less often
     * @param ticker monotonic nanoseconds
     */
    public HealthRounds(
            String homeAz,
            List<Instance> instances,
            Probe probe,
            HealthBoard board,
            HealthRule rule,
            Timer timer,
            LongSupplier ticker,
            Supplier<RandomGenerator> random) {
        this.homeAz = homeAz;
        this.instances = List.copyOf(instances);
        this.probe = probe;
        this.board = board;
        this.rule = rule;
        this.timer = timer;
        this.ticker = ticker;
        this.random = random;
    }

    /** Begins; ends with the timer. */
    public void start() {
        instances.forEach(instance -> timer.later(0, () -> askAndAgain(instance)));
    }

    /** Whether every instance has had a first check. */
    public boolean isWarm() {
        return board.probedCount() >= instances.size();
    }

    /** One check, noted on the board. */
    void askAndAgain(Instance instance) {
        long begunNanos = ticker.getAsLong();
        probe.ask(instance).whenComplete((result, error) -> {
            board.probed(instance, error == null ? result : Probe.Result.MISSED);
            long tookMs = (ticker.getAsLong() - begunNanos) / NANOS_PER_MS;
            timer.later(Math.max(PAUSE_MS_MIN, intervalMs(instance) - tookMs), () -> askAndAgain(instance));
        });
    }

    private long intervalMs(Instance instance) {
        long jitteredMs = rule.intervalMs() - rule.jitterMs() + random.get().nextLong(2 * rule.jitterMs() + 1);
        return instance.az().equals(homeAz) ? jitteredMs : FAR_FACTOR * jitteredMs;
    }
}
