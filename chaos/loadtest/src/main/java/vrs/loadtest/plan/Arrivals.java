package vrs.loadtest.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** When viewers come, whatever the answers do: the rate over time. */
public sealed interface Arrivals {
    /** The rates one after the other; never empty. */
    List<Stage> stages();

    /** How many requests are expected in all. */
    default double total() {
        return stages().stream().mapToDouble(Stage::arrivals).sum();
    }

    /** Exactly so many requests, however long the last stage becomes by that; empty when the stages alone decide. */
    default OptionalLong exactly() {
        return OptionalLong.empty();
    }

    /** One rate all the time. */
    record Constant(double perSecond, Duration length) implements Arrivals {
        public Constant {
            new Stage(perSecond, length);
        }

        @Override
        public List<Stage> stages() {
            return List.of(new Stage(perSecond, length));
        }
    }

    /**
     * One rate until so many requests were sent.
     *
     * @param requests at least 1
     */
    record Count(double perSecond, long requests) implements Arrivals {
        public Count {
            new Stage(perSecond, Duration.ofSeconds(1));
            if (requests < 1) {
                throw new IllegalArgumentException("at least 1 request is sent, not " + requests);
            }
        }

        @Override
        public List<Stage> stages() {
            return List.of(new Stage(perSecond, Duration.ofNanos((long) Math.ceil(requests / perSecond * 1e9))));
        }

        @Override
        public OptionalLong exactly() {
            return OptionalLong.of(requests);
        }
    }

    /**
     * Equal stairs up to a rate.
     *
     * @param perSecondMax the rate of the last stair
     * @param steps at least 1
     */
    record Step(double perSecondMax, int steps, Duration length) implements Arrivals {
        public Step {
            new Stage(perSecondMax, length);
            if (steps < 1 || steps > 1000) {
                throw new IllegalArgumentException("a step profile has 1 to 1000 steps, not " + steps);
            }
        }

        @Override
        public List<Stage> stages() {
            List<Stage> stairs = new ArrayList<>();
            for (int step = 1; step <= steps; step++) {
                stairs.add(new Stage(perSecondMax * step / steps, length.dividedBy(steps)));
            }
            return stairs;
        }
    }

    /**
     * Calm, then a burst for the middle fifth, then calm again.
     *
     * @param calmPerSecond the rate before and after
     * @param peakPerSecond the rate of the burst, not below the calm one
     */
    record Spike(double calmPerSecond, double peakPerSecond, Duration length) implements Arrivals {
        public Spike {
            new Stage(calmPerSecond, length);
            if (!(peakPerSecond >= calmPerSecond)) {
                throw new IllegalArgumentException("a spike does not lie below its calm rate");
            }
        }

        @Override
        public List<Stage> stages() {
            Duration burst = length.dividedBy(5);
            Duration calm = burst.multipliedBy(2);
            return List.of(
                    new Stage(calmPerSecond, calm), new Stage(peakPerSecond, burst), new Stage(calmPerSecond, calm));
        }
    }
}
