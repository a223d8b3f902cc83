package vrs.control;

import java.util.OptionalInt;

/**
 * How long things may take, in milliseconds.
 *
 * @param playMs a client's request
 * @param attemptMs one attempt at an upstream
 * @param connectMs one connection
 * @param l2Ms a look into the second layer; empty for what the process was started with
 * @param l3Ms a look into the third layer; empty for what the process was started with
 */
public record Deadlines(int playMs, int attemptMs, int connectMs, OptionalInt l2Ms, OptionalInt l3Ms) {
    /** What holds unless operators decide otherwise. */
    public static Deadlines atRest() {
        return new Deadlines(2_000, 300, 100, OptionalInt.empty(), OptionalInt.empty());
    }
}
