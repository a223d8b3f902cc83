package vrs.admission;

import java.util.OptionalInt;

/**
 * How full something is for one class of traffic.
 *
 * @param inFlight requests that count against this class, not negative
 * @param limit from how many on the class is refused, not negative; empty for no bound
 */
public record ClassLoad(int inFlight, OptionalInt limit) {
    /** Where nobody admits this class: no room, and nothing to add to a sum. */
    public static final ClassLoad NONE = new ClassLoad(0, OptionalInt.of(0));

    public ClassLoad {
        if (inFlight < 0 || limit.orElse(0) < 0) {
            throw new IllegalArgumentException("a load of " + inFlight + " of " + limit + " is below nothing");
        }
    }

    /** Whether the next one would be refused. */
    public boolean isFull() {
        return limit.isPresent() && inFlight >= limit.getAsInt();
    }

    /** Both together; without a bound as soon as one of them is. */
    public ClassLoad plus(ClassLoad other) {
        boolean isBound = limit.isPresent() && other.limit.isPresent();
        return new ClassLoad(
                capped((long) inFlight + other.inFlight),
                isBound
                        ? OptionalInt.of(capped((long) limit.getAsInt() + other.limit.getAsInt()))
                        : OptionalInt.empty());
    }

    private static int capped(long sum) {
        return (int) Math.min(sum, Integer.MAX_VALUE);
    }
}
