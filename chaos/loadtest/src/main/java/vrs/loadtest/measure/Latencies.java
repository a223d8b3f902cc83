package vrs.loadtest.measure;

import org.HdrHistogram.Histogram;

/** Durations in microseconds with three digits, up to an hour. Not thread-safe. */
final class Latencies {
    private static final long MICROS_MAX = 3_600_000_000L;
    private static final int DIGITS = 3;

    private final Histogram micros = empty();

    static Histogram empty() {
        Histogram histogram = new Histogram(DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    void record(long nanos) {
        micros.recordValue(Math.clamp(nanos / 1_000, 0, MICROS_MAX));
    }

    long count() {
        return micros.getTotalCount();
    }

    Histogram copy() {
        return micros.copy();
    }
}
