package vrs.loadtest.report;

import java.util.Comparator;
import java.util.List;
import vrs.loadtest.measure.Counts;
import vrs.loadtest.measure.Tally.Kind;

/** What was counted apart, in the order of a report: by verdict, then the most frequent first. */
final class Rows {
    private Rows() {}

    static List<Kind> of(Counts counts) {
        Comparator<Kind> byVerdict = Comparator.comparing(kind -> kind.outcome().verdict());
        Comparator<Kind> byCount =
                Comparator.comparingLong(kind -> -counts.latencies().get(kind).getTotalCount());
        return counts.latencies().keySet().stream()
                .sorted(byVerdict
                        .thenComparing(byCount)
                        .thenComparing(kind -> kind.request())
                        .thenComparing(kind -> kind.outcome().label()))
                .toList();
    }
}
