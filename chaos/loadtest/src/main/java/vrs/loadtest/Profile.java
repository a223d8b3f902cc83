package vrs.loadtest;

import java.time.Duration;
import picocli.CommandLine.Option;
import vrs.loadtest.plan.Arrivals;
import vrs.loadtest.plan.Schedule;

/** The options that say when requests leave. */
final class Profile {
    /** The forms of a load. */
    enum Form {
        constant,
        step,
        spike
    }

    /** How arrivals lie between each other. */
    enum Pace {
        even,
        random
    }

    @Option(
            names = "--rate",
            defaultValue = "50",
            paramLabel = "N",
            description = "requests a second; of a step the last stair, of a spike the calm (50)")
    private double perSecond;

    @Option(names = "--for", defaultValue = "30s", paramLabel = "30s", description = "how long: 90s, 15m, 1h (30s)")
    private String length;

    @Option(names = "--requests", paramLabel = "N", description = "so many at a constant rate, instead of --for")
    private Long requests;

    @Option(
            names = "--profile",
            defaultValue = "constant",
            paramLabel = "constant|step|spike",
            description = "the rate over time (constant)")
    private Form form;

    @Option(names = "--steps", defaultValue = "5", paramLabel = "N", description = "stairs of a step (5)")
    private int steps;

    @Option(
            names = "--peak",
            paramLabel = "N",
            description = "requests a second in the middle fifth of a spike (5 times the rate)")
    private Double peakPerSecond;

    @Option(
            names = "--pace",
            defaultValue = "random",
            paramLabel = "even|random",
            description =
                    "the distance between two: the same, or as of viewers that know nothing of each other (random)")
    private Pace pace;

    Arrivals arrivals() {
        if (requests != null) {
            if (form != Form.constant) {
                throw new IllegalArgumentException("--requests goes with the constant profile");
            }
            return new Arrivals.Count(perSecond, requests);
        }
        Duration time = Lengths.parse(length);
        return switch (form) {
            case constant -> new Arrivals.Constant(perSecond, time);
            case step -> new Arrivals.Step(perSecond, steps, time);
            case spike -> new Arrivals.Spike(perSecond, peakPerSecond == null ? 5 * perSecond : peakPerSecond, time);
        };
    }

    Schedule.Pace pace() {
        return switch (pace) {
            case even -> Schedule.Pace.EVEN;
            case random -> Schedule.Pace.RANDOM;
        };
    }
}
