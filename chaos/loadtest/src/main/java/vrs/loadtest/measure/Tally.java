package vrs.loadtest.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts as the run goes on. Not thread-safe: it belongs to the event loop. */
public final class Tally {
    private static final int KINDS_MAX = 200;

    private final Map<Kind, Latencies> kinds = new HashMap<>();
    private final List<Second> seconds = new ArrayList<>();
    private final Latencies lateness = new Latencies();
    private final long lateNanos;
    private long late;

    /**
     * What is counted apart.
     *
     * @param request the traffic class, as the query names it
     */
    public record Kind(String request, Outcome outcome) {}

    /** @param lateNanos from there on a request that left after its moment counts as late */
    public Tally(long lateNanos) {
        this.lateNanos = lateNanos;
    }

    /** A request was handed over so long after its moment. */
    public void handedOver(long behindNanos) {
        lateness.record(behindNanos);
        if (behindNanos >= lateNanos) {
            late++;
        }
    }

    /**
     * A request ended.
     *
     * @param intendedNanos its moment, from the start of the run
     * @param latencyNanos from its moment to its end
     */
    public void ended(String request, Outcome outcome, long intendedNanos, long latencyNanos) {
        latencies(new Kind(request, outcome)).record(latencyNanos);
        int second = (int) TimeUnit.NANOSECONDS.toSeconds(intendedNanos);
        while (seconds.size() <= second) {
            seconds.add(Second.NOTHING);
        }
        seconds.set(second, seconds.get(second).and(outcome.verdict(), latencyNanos));
    }

    /** What there is so far, as copies. */
    public Counts counts() {
        Map<Kind, Histogram> histograms = new HashMap<>();
        kinds.forEach((kind, latencies) -> histograms.put(kind, latencies.copy()));
        return new Counts(histograms, lateness.copy(), late, seconds);
    }

    /** All that ended so far. */
    public long ended() {
        return kinds.values().stream().mapToLong(Latencies::count).sum();
    }

    /** All that ended so far with that verdict. */
    public long ended(Verdict verdict) {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getKey().outcome().verdict() == verdict)
                .mapToLong(entry -> entry.getValue().count())
                .sum();
    }

    /** The most frequent failure so far. */
    public Optional<String> worst() {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getKey().outcome().verdict() == Verdict.FAILED)
                .max(Comparator.comparingLong(entry -> entry.getValue().count()))
                .map(entry -> entry.getKey().outcome().label());
    }

    // A target that talks nonsense must not grow this map without bound.
    private Latencies latencies(Kind kind) {
        Latencies known = kinds.get(kind);
        if (known != null) {
            return known;
        }
        Kind counted = kinds.size() < KINDS_MAX ? kind : new Kind(kind.request(), new Outcome.Unsound(0));
        return kinds.computeIfAbsent(counted, any -> new Latencies());
    }
}
