package vrs.loadtest.measure;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import vrs.loadtest.measure.Tally.Kind;

/**
 * What was counted. The histograms are in microseconds and are not to be changed.
 *
 * @param latencies from the intended moment to the end, whatever the end was
 * @param lateness from the intended moment to the hand-over: the generator's own fault
 * @param late how many were handed over too late
 * @param seconds by intended moment, from the first second on
 */
public record Counts(Map<Kind, Histogram> latencies, Histogram lateness, long late, List<Second> seconds) {
    public Counts {
        latencies = Map.copyOf(latencies);
        seconds = List.copyOf(seconds);
    }

    /** All that were handed over. */
    public long handedOver() {
        return lateness.getTotalCount();
    }

    /** How many ended so. */
    public long ended(Predicate<Kind> which) {
        return latencies.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().getTotalCount())
                .sum();
    }

    /** How many ended with that verdict. */
    public long ended(Verdict verdict) {
        return ended(kind -> kind.outcome().verdict() == verdict);
    }

    /** The latencies of all that ended so, as one. */
    public Histogram merged(Predicate<Kind> which) {
        Histogram all = Latencies.empty();
        latencies.forEach((kind, histogram) -> {
            if (which.test(kind)) {
                all.add(histogram);
            }
        });
        return all;
    }
}
