package vrs.faults.wire;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * All that is wrong with a path at one moment: what any of its faults does happens, delays add up. Immutable.
 *
 * @param faults none on a sound path
 */
public record ActiveFaults(List<WireFault> faults) {
    /** A sound path. */
    public static final ActiveFaults NONE = new ActiveFaults(List.of());

    public ActiveFaults {
        faults = List.copyOf(faults);
    }

    /** What of it hits a connection that asks how the target is. */
    public ActiveFaults onHealth() {
        return faults.stream().noneMatch(WireFault::sparesHealth)
                ? this
                : new ActiveFaults(
                        faults.stream().filter(fault -> !fault.sparesHealth()).toList());
    }

    public boolean refuses() {
        return faults.stream().anyMatch(WireFault::refuses);
    }

    public boolean resets() {
        return faults.stream().anyMatch(WireFault::resets);
    }

    public boolean holds(Direction direction) {
        return faults.stream().anyMatch(fault -> fault.holds(direction));
    }

    public long delayNanos(Direction direction, RandomGenerator random) {
        return faults.stream()
                .mapToLong(fault -> fault.delayNanos(direction, random))
                .sum();
    }

    /** Drawn anew for each request. */
    public boolean fails(RandomGenerator random) {
        return faults.stream().anyMatch(fault -> fault.fails(random));
    }

    public boolean spoils() {
        return faults.stream().anyMatch(WireFault::spoils);
    }
}
