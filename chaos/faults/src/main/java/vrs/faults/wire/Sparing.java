package vrs.faults.wire;

import java.util.random.RandomGenerator;

/**
 * What another fault does, but not to connections on which others ask how the target is: its health checks stay green.
 *
 * @param fault what it does to the rest
 */
public record Sparing(WireFault fault) implements WireFault {
    @Override
    public String type() {
        return fault.type();
    }

    @Override
    public boolean sparesHealth() {
        return true;
    }

    @Override
    public boolean refuses() {
        return fault.refuses();
    }

    @Override
    public boolean resets() {
        return fault.resets();
    }

    @Override
    public boolean holds(Direction direction) {
        return fault.holds(direction);
    }

    @Override
    public long delayNanos(Direction direction, RandomGenerator random) {
        return fault.delayNanos(direction, random);
    }

    @Override
    public boolean fails(RandomGenerator random) {
        return fault.fails(random);
    }

    @Override
    public boolean spoils() {
        return fault.spoils();
    }
}
