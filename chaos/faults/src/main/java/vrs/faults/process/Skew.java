package vrs.faults.process;

import java.time.Duration;

/**
 * The process is started again with a clock that is wrong, and once more with the right one at the heal.
 *
 * @param offset what its clock shows more than the right one, from -24 h to 24 h, not zero
 */
public record Skew(Duration offset) implements ProcessFault {
    /** The start-up value that tells a process how wrong its clock is, in milliseconds. */
    public static final String KEY = "vrs.clock.offset.ms";

    private static final Duration MAX = Duration.ofHours(24);

    public Skew {
        if (offset.isZero() || offset.abs().compareTo(MAX) > 0) {
            throw new IllegalArgumentException("skew of " + offset.toMillis() + " ms is not within 24 h, or none");
        }
    }

    /** The JVM's argument for it. */
    public String argument() {
        return "-D" + KEY + "=" + offset.toMillis();
    }

    @Override
    public String type() {
        return "skew";
    }

    @Override
    public Heal heal() {
        return Heal.UNDONE;
    }
}
