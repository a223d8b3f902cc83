package vrs.loadtest.run;

import java.time.Duration;
import vrs.loadtest.measure.VoidRule;
import vrs.loadtest.plan.Arrivals;
import vrs.loadtest.plan.Mix;
import vrs.loadtest.plan.Queries;
import vrs.loadtest.plan.Schedule;
import vrs.loadtest.plan.Viewers;
import vrs.loadtest.wire.WireConfig;

/**
 * All of a run.
 *
 * @param progressEvery how often it tells how it goes
 * @param seed of all that is drawn
 */
public record LoadConfig(
        Arrivals arrivals,
        Schedule.Pace pace,
        Queries queries,
        Mix mix,
        Viewers viewers,
        WireConfig wire,
        VoidRule voidRule,
        Duration progressEvery,
        long seed) {
    private static final Duration LENGTH_MAX = Duration.ofDays(2);

    public LoadConfig {
        Duration length =
                arrivals.stages().stream().map(stage -> stage.length()).reduce(Duration.ZERO, Duration::plus);
        if (length.compareTo(LENGTH_MAX) > 0) {
            throw new IllegalArgumentException("a run takes at most " + LENGTH_MAX.toDays() + " days");
        }
        if (!progressEvery.isPositive()) {
            throw new IllegalArgumentException("progress comes at intervals longer than 0 s");
        }
    }
}
