package vrs.faults.wire;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Answers come later, each piece by another time; their order stays.
 *
 * @param upTo evenly spread from nothing to this, at most 60 s
 */
public record Jitter(Duration upTo) implements WireFault {
    public Jitter {
        if (upTo.isNegative() || upTo.compareTo(Latency.MAX) > 0) {
            throw new IllegalArgumentException("jitter of " + upTo.toMillis() + " ms is not within 0 to 60000");
        }
    }

    @Override
    public String type() {
        return "jitter";
    }

    @Override
    public long delayNanos(Direction direction, RandomGenerator random) {
        return switch (direction) {
            case FORWARD -> 0;
            case BACKWARD -> random.nextLong(upTo.toNanos() + 1);
        };
    }
}
