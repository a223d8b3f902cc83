package vrs.faults.wire;

import java.util.random.RandomGenerator;

/**
 * Requests are answered 503 and do not reach the target. HTTP paths only.
 *
 * @param percent of the requests, 1 to 100
 */
public record Errors(int percent) implements WireFault {
    private static final int ALL = 100;

    public Errors {
        if (percent < 1 || percent > ALL) {
            throw new IllegalArgumentException("errors of " + percent + " percent are not within 1 to 100");
        }
    }

    @Override
    public String type() {
        return "errors";
    }

    @Override
    public boolean fails(RandomGenerator random) {
        return random.nextInt(ALL) < percent;
    }
}
