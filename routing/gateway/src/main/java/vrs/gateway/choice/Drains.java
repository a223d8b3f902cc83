package vrs.gateway.choice;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.control.ControlState;

/**
 * How far each AZ is drained, following the operators at a pace. Where they drained all AZs, none counts as drained:
 * there is nowhere to go. Safe for use by many threads; one of them looks.
 */
public final class Drains {
    private static final long RETURN_GRACE_MS = 1_000;

    private final List<String> azs;
    private final Supplier<ControlState> control;
    private final LongSupplier ticker;
    private final BiConsumer<String, Boolean> changed;
    private final Map<String, DrainRamp> ramps = new ConcurrentHashMap<>();

    /**
     * @param azs all there are
     * @param ticker monotonic nanoseconds
     * @param rampMs how long a move takes
     * @param changed told of each AZ that begins to be drained (true) or to come back
     */
    public Drains(
            List<String> azs,
            Supplier<ControlState> control,
            LongSupplier ticker,
            long rampMs,
            BiConsumer<String, Boolean> changed) {
        this.azs = List.copyOf(azs);
        this.control = control;
        this.ticker = ticker;
        this.changed = changed;
        ControlState now = control.get();
        azs.forEach(az -> ramps.put(az, DrainRamp.settled(isDrained(now, az), ticker.getAsLong(), rampMs)));
    }

    /** Sees what the operators decided; to be called often, as a move begins with it. */
    public void look() {
        ControlState now = control.get();
        for (String az : azs) {
            DrainRamp before = ramps.get(az);
            DrainRamp after = before.towards(isDrained(now, az), ticker.getAsLong());
            if (!after.equals(before)) {
                ramps.put(az, after);
                changed.accept(az, after.leaving());
            }
        }
    }

    /** The share of the traffic of an AZ that belongs elsewhere now, 0 to 1. */
    public double movedShare(String az) {
        DrainRamp ramp = ramps.get(az);
        return ramp == null ? 0 : ramp.movedShare(ticker.getAsLong());
    }

    /** Whether one request or connection of an AZ belongs elsewhere. */
    public boolean moves(String az, RandomGenerator random) {
        double share = movedShare(az);
        return share >= 1 || share > 0 && random.nextDouble() < share;
    }

    /**
     * Whether a connection of an AZ is let go with this answer: it belongs elsewhere, or another AZ comes back and its name may lead
     * there by now. Until a second after the last share is back, so that none stays behind.
     */
    public boolean letsGo(String az, RandomGenerator random) {
        return moves(az, random)
                || azs.stream().filter(other -> !other.equals(az)).anyMatch(other -> comesBack(other, random));
    }

    private boolean comesBack(String az, RandomGenerator random) {
        return ramps.get(az).returns(ticker.getAsLong(), RETURN_GRACE_MS) && random.nextDouble() >= movedShare(az);
    }

    private boolean isDrained(ControlState now, String az) {
        return now.isDrained(az) && !azs.stream().allMatch(now::isDrained);
    }
}
