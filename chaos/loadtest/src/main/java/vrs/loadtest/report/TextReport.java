package vrs.loadtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import vrs.loadtest.measure.Counts;
import vrs.loadtest.measure.Tally.Kind;
import vrs.loadtest.measure.Validity;
import vrs.loadtest.measure.Verdict;
import vrs.loadtest.run.Result;

/** A run on one page, for people. */
public final class TextReport {
    private static final int ROWS_MAX = 25;

    private TextReport() {}

    /** The lines of the page. */
    public static List<String> lines(Result result) {
        Counts counts = result.counts();
        List<String> lines = new ArrayList<>();
        switch (result.validity()) {
            case Validity.Valid() -> {}
            case Validity.Void(List<String> reasons) -> reasons.forEach(reason -> lines.add("VOID: " + reason));
        }
        double seconds = result.took().toNanos() / 1e9;
        lines.add(form(
                "%d requests in %.1f s (%.1f a second): %d answered, %d refused, %d failed",
                counts.handedOver(),
                seconds,
                counts.handedOver() / seconds,
                counts.ended(Verdict.ANSWERED),
                counts.ended(Verdict.REFUSED),
                counts.ended(Verdict.FAILED)));
        lines.add("");
        lines.add(form(
                "%-9s %-9s %-24s %9s %9s %9s %9s %9s",
                "request", "", "outcome", "count", "p50 ms", "p99 ms", "p99.9 ms", "max ms"));
        List<Kind> kinds = Rows.of(counts);
        for (Kind kind : kinds.subList(0, Math.min(ROWS_MAX, kinds.size()))) {
            lines.add(row(
                    kind.request(),
                    kind.outcome().verdict().name().toLowerCase(Locale.ROOT),
                    kind.outcome().label(),
                    counts.latencies().get(kind)));
        }
        if (kinds.size() > ROWS_MAX) {
            lines.add("… and " + (kinds.size() - ROWS_MAX) + " more: --json has them");
        }
        lines.add(row("all", "", "", counts.merged(kind -> true)));
        lines.add("");
        lines.add(form(
                "latency counts from the intended moment; the generator was up to %.1f ms behind (p99 %.1f ms) "
                        + "and needed %.0f %% of a core",
                Millis.of(counts.lateness()).max(), Millis.of(counts.lateness()).p99(), result.coreShare() * 100));
        return lines;
    }

    private static String row(String request, String verdict, String outcome, Histogram histogram) {
        Millis ms = Millis.of(histogram);
        return form(
                "%-9s %-9s %-24s %9d %9.1f %9.1f %9.1f %9.1f",
                request, verdict, outcome, histogram.getTotalCount(), ms.p50(), ms.p99(), ms.p999(), ms.max());
    }

    private static String form(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
