package vrs.loadtest.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The figures of a histogram of microseconds, in milliseconds; nothing counted gives zeros. */
record Millis(double p50, double p90, double p99, double p999, double max, double mean) {
    static Millis of(Histogram micros) {
        return new Millis(
                at(micros, 50),
                at(micros, 90),
                at(micros, 99),
                at(micros, 99.9),
                round(micros.getMaxValue()),
                micros.getTotalCount() == 0 ? 0 : round(micros.getMean()));
    }

    Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50", p50);
        figures.put("p90", p90);
        figures.put("p99", p99);
        figures.put("p999", p999);
        figures.put("max", max);
        figures.put("mean", mean);
        return figures;
    }

    private static double at(Histogram micros, double percentile) {
        return round(Math.min(micros.getMaxValue(), micros.getValueAtPercentile(percentile)));
    }

    // Two digits are more than the histogram knows of anything slow.
    private static double round(double micros) {
        return Math.round(micros / 10) / 100.0;
    }
}
