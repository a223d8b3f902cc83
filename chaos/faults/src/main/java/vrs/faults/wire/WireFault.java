package vrs.faults.wire;

import java.util.random.RandomGenerator;

/**
 * A harm on the path from a source to a target. Each says what it does by overriding one question; several on one path add
 * up. Immutable, asked by many threads.
 */
public sealed interface WireFault permits Cut, Errors, Garbage, Hang, Jitter, Latency, Refuse, Reset, Sparing {
    /** The word for it. */
    String type();

    /** Whether connections that ask how the target is are let alone. */
    default boolean sparesHealth() {
        return false;
    }

    /** Whether new connections are refused and those that there are break off. */
    default boolean refuses() {
        return false;
    }

    /** Whether a connection breaks off as soon as it carries something. */
    default boolean resets() {
        return false;
    }

    /** Whether bytes of that direction wait until this is healed. */
    default boolean holds(Direction direction) {
        return false;
    }

    /** How much later bytes of that direction arrive, in nanoseconds. */
    default long delayNanos(Direction direction, RandomGenerator random) {
        return 0;
    }

    /** Whether this request is answered with an error in place of the target. */
    default boolean fails(RandomGenerator random) {
        return false;
    }

    /** Whether the bodies of answers arrive as nonsense of the same length. */
    default boolean spoils() {
        return false;
    }
}
