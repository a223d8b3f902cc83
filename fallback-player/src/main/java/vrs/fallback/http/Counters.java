package vrs.fallback.http;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vrs.fallback.snapshot.Snapshot;

/** What this process counts, in the Prometheus text format. Safe for use by many threads. */
public final class Counters {
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Map<Cut, LongAdder> cuts = new EnumMap<>(Cut.class);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Supplier<Optional<Snapshot>> snapshot;
    private final LongSupplier refusedSnapshots;
    private final Clock clock;

    /** @param refusedSnapshots how many files were no snapshots */
    public Counters(Supplier<Optional<Snapshot>> snapshot, LongSupplier refusedSnapshots, Clock clock) {
        this.snapshot = snapshot;
        this.refusedSnapshots = refusedSnapshots;
        this.clock = clock;
        for (Cut reason : Cut.values()) {
            cuts.put(reason, new LongAdder());
        }
    }

    AtomicInteger inFlight() {
        return inFlight;
    }

    /** Answers that are not written out yet. */
    public int answersInFlight() {
        return inFlight.get();
    }

    /** Connections of the traffic port. */
    public AtomicInteger connections() {
        return connections;
    }

    void answered(int status) {
        answers.computeIfAbsent(Integer.toString(status), _ -> new LongAdder()).increment();
    }

    void cut(Cut reason) {
        cuts.get(reason).increment();
    }

    String text() {
        StringBuilder out = new StringBuilder("# TYPE vrs_fallback_requests_total counter\n");
        new TreeMap<>(answers).forEach((status, count) -> out.append("vrs_fallback_requests_total{status=\"")
                .append(status)
                .append("\"} ")
                .append(count.sum())
                .append('\n'));
        out.append("# TYPE vrs_fallback_connections_cut_total counter\n");
        cuts.forEach((reason, count) -> out.append("vrs_fallback_connections_cut_total{reason=\"")
                .append(reason.id())
                .append("\"} ")
                .append(count.sum())
                .append('\n'));
        out.append("# TYPE vrs_fallback_snapshots_refused_total counter\nvrs_fallback_snapshots_refused_total ")
                .append(refusedSnapshots.getAsLong())
                .append('\n');
        gauge(out, "vrs_fallback_in_flight", inFlight.get());
        gauge(out, "vrs_fallback_connections", connections.get());
        snapshot.get().ifPresent(s -> {
            gauge(
                    out,
                    "vrs_fallback_snapshot_age_seconds",
                    Duration.between(s.built(), clock.instant()).toSeconds());
            gauge(out, "vrs_fallback_snapshot_bytes", s.sizeBytes());
            gauge(out, "vrs_fallback_snapshot_entries", s.entries().size());
        });
        return out.toString();
    }

    private static void gauge(StringBuilder out, String name, long value) {
        out.append("# TYPE ")
                .append(name)
                .append(" gauge\n")
                .append(name)
                .append(' ')
                .append(value)
                .append('\n');
    }
}
