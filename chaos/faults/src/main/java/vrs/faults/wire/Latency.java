package vrs.faults.wire;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Answers come later, all by the same.
 *
 * @param delay up to 60 s
 */
public record Latency(Duration delay) implements WireFault {
    static final Duration MAX = Duration.ofSeconds(60);

    public Latency {
        if (delay.isNegative() || delay.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("latency of " + delay.toMillis() + " ms is not within 0 to 60000");
        }
    }

    @Override
    public String type() {
        return "slow";
    }

    @Override
    public long delayNanos(Direction direction, RandomGenerator random) {
        return switch (direction) {
            case FORWARD -> 0;
            case BACKWARD -> delay.toNanos();
        };
    }
}
