package vrs.prove.failover;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vrs.prove.proof.Workbench;

/** Measures one row: plays that go well, plays while something is broken, plays after it was healed. */
final class RowRun {
    private static final double PER_SECOND = 30;
    private static final long STRETCH_MS = 8_000;
    private static final long BROKEN_MS = 34_000;
    private static final long AFTER_MS = 5_000;
    private static final Duration HOME_MAX = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final List<String> SERVICES = List.of("drm", "clear", "dash");

    private final Workbench bench;
    private final FaultyCluster cluster;
    private final Row row;

    RowRun(Workbench bench, FaultyCluster cluster, Row row) {
        this.bench = bench;
        this.cluster = cluster;
        this.row = row;
    }

    /** Takes about a minute. */
    ObjectNode measure() throws IOException, InterruptedException {
        List<String> entries = List.of(cluster.entry("main.r1"), cluster.entry("main.r2"));
        WarmUp.at(PER_SECOND, entries, row.titles(), cluster, bench.nanoTicker());
        try (PlayLoad load = PlayLoad.start(entries, row.titles(), PER_SECOND, bench.nanoTicker());
                CallWindows calls = CallWindows.start(cluster.dashPorts(), load)) {
            until(load, STRETCH_MS);
            long brokenAtMs = load.nowMs();
            long judgedFromMs = brokenAtMs;
            long judgedToMs;
            try {
                if (!row.settings().isEmpty()) {
                    cluster.control(row.settings());
                }
                for (List<String> fault : row.faults()) {
                    cluster.fault(fault);
                }
                if (row.judgedFromMs() > 0) {
                    judgedFromMs = load.nowMs() + row.judgedFromMs();
                }
                until(load, load.nowMs() + BROKEN_MS);
                // The first of several faults is healed well before the command for it ends.
                judgedToMs = load.nowMs();
            } finally {
                heal();
            }
            long healedAtMs = load.nowMs();
            List<CallWindows.Window> broken = calls.between(brokenAtMs, judgedToMs);
            long homeAtMs = awaitHome(load, entries.getFirst());
            until(load, load.nowMs() + AFTER_MS);
            long late = load.late();
            List<Pressed> all = load.stop();
            ObjectNode part = bench.json().createObjectNode();
            part.put("playsPerSecond", PER_SECOND).put("late", late);
            part.set("before", window(all, 0, brokenAtMs, Pressed::isFull));
            part.set("broken", window(all, judgedFromMs, judgedToMs, Pressed::isExpected));
            part.set("early", window(all, brokenAtMs, judgedFromMs, Pressed::isExpected));
            part.put("brokenMs", judgedToMs - judgedFromMs);
            part.set("after", window(all, homeAtMs, Long.MAX_VALUE, Pressed::isFull));
            part.put("homeAfterMs", homeAtMs - healedAtMs);
            part.put("gaveAway", all.stream().filter(Pressed::gaveAway).count());
            ObjectNode shares = part.putObject("callsPerPlay");
            ObjectNode worst = part.putObject("mostCallsInASecond");
            SERVICES.forEach(service -> {
                double average = broken.stream()
                        .mapToDouble(it -> it.perSecond(service))
                        .average()
                        .orElse(0);
                shares.put(service, rounded(average / PER_SECOND));
                worst.put(
                        service,
                        rounded(broken.stream()
                                .mapToDouble(it -> it.perSecond(service))
                                .max()
                                .orElse(0)));
            });
            return part;
        }
    }

    private void heal() throws IOException, InterruptedException {
        cluster.heal();
        if (!row.settings().isEmpty()) {
            cluster.control(row.settings().stream()
                    .map(setting -> setting.split("=")[0] + "=default")
                    .toList());
        }
    }

    /** When a play at home has its answer and its DRM from home again. */
    private long awaitHome(PlayLoad load, String entry) throws IOException, InterruptedException {
        long fromMs = load.nowMs();
        while (load.nowMs() - fromMs < HOME_MAX.toMillis()) {
            // Each time another viewer: a connection that is kept stays where it led to.
            try (Viewer viewer = new Viewer(bench.nanoTicker())) {
                long nowNanos = bench.nanoTicker().getAsLong();
                Pressed pressed = viewer.press(entry, Title.PROTECTED_ONLY, nowNanos, nowNanos);
                if (pressed.az().equals("r1-az1") && pressed.drmAz().equals("r1-az1")) {
                    return load.nowMs();
                }
            }
            Viewer.pause(LOOK);
        }
        throw new IOException(row.name() + ": calls did not come home within " + HOME_MAX);
    }

    private static void until(PlayLoad load, long ms) throws InterruptedException {
        Viewer.pause(Duration.ofMillis(ms - load.nowMs()));
    }

    private ObjectNode window(List<Pressed> all, long fromMs, long toMs, Predicate<Pressed> isExpected) {
        List<Pressed> some = all.stream()
                .filter(it -> it.atMs() >= fromMs && it.atMs() < toMs)
                .toList();
        ObjectNode node = bench.json().createObjectNode();
        node.put("plays", some.size());
        node.put("expected", some.stream().filter(isExpected).count());
        node.put("requests", some.stream().mapToInt(Pressed::requests).sum());
        ObjectNode got = node.putObject("got");
        Map<String, Integer> counts = new TreeMap<>();
        some.forEach(it -> counts.merge(it.status() + " " + it.grade(), 1, Integer::sum));
        counts.forEach(got::put);
        ObjectNode byEntry = node.putObject("latencyMs");
        for (String name : List.of("main.r1", "main.r2")) {
            byEntry.set(name, latency(some.stream(), it -> it.entry().equals(cluster.entry(name))));
        }
        return node;
    }

    private ObjectNode latency(Stream<Pressed> some, Predicate<Pressed> which) {
        double[] sorted =
                some.filter(which).mapToDouble(Pressed::tookMs).sorted().toArray();
        ObjectNode node = bench.json().createObjectNode();
        if (sorted.length > 0) {
            node.put("p50", rounded(sorted[sorted.length / 2]))
                    .put("p99", rounded(sorted[(int) Math.ceil(0.99 * sorted.length) - 1]))
                    .put("max", rounded(sorted[sorted.length - 1]));
        }
        return node;
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1_000) / 1_000.0;
    }
}
