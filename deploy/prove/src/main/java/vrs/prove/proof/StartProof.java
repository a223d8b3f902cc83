package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import vrs.prove.cluster.Cluster;
import vrs.prove.cluster.FirstRequests;
import vrs.prove.cluster.Member;
import vrs.prove.cluster.ProcessFigures;
import vrs.prove.evidence.Line;

/** How long three AZs take to be ready, where that time goes, and what they cost when nobody plays. */
public final class StartProof implements Proof {
    private static final int STARTS = 3;
    private static final int AZS = 3;
    private static final int SETTLING_WINDOWS = 3;
    private static final int IDLE_WINDOWS = 6;
    private static final Duration IDLE_WINDOW = Duration.ofSeconds(20);
    private static final double READY_SECONDS_MAX = 30;
    private static final double IDLE_GIB_MAX = 5;
    private static final double IDLE_CORES_MAX = 0.3;
    private static final double FIRST_MS_MAX = 100;
    private static final double KIB_PER_GIB = 1 << 20;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String question() {
        return "How long do three AZs take to be ready, where does that time go, and what do they cost idle?";
    }

    @Override
    public List<String> speaksOf() {
        return Sources.ALL_PROCESSES;
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("prepare", StartProof::prepare));
        IntStream.rangeClosed(1, STARTS)
                .forEach(n -> parts.add(new Part("start-" + n, bench -> start(bench, n == STARTS))));
        return parts;
    }

    /** Builds and trains what is stale, so that the starts that count are of a system that is built. */
    private static JsonNode prepare(Workbench bench) throws IOException, InterruptedException {
        if (bench.running()) {
            throw new IOException("start measures a cluster of its own: leave --here out");
        }
        Cluster.Ran ran = bench.up();
        bench.cluster().close();
        return bench.json().createObjectNode().put("tookSeconds", seconds(ran.took()));
    }

    private static JsonNode start(Workbench bench, boolean last) throws IOException, InterruptedException {
        try (Cluster cluster = bench.cluster()) {
            FirstRequests first = FirstRequests.warm(bench.nanoTicker());
            double beganAt = ProcessFigures.uptimeSeconds();
            Cluster.Ran ran = bench.up();
            List<Member> members = cluster.members();
            ObjectNode part = bench.json().createObjectNode();
            part.put("readySeconds", seconds(ran.took()));
            part.set("processes", Breakdown.of(bench.json(), cluster, members, beganAt, ran.err()));
            ArrayNode firsts = part.putArray("firstRequestsMs");
            for (int az = 1; az <= AZS; az++) {
                firsts.add(bench.json().valueToTree(first.through(cluster.gatewayPort(az))));
            }
            if (last) {
                part.set("idle", idle(bench, members));
            }
            return part;
        }
    }

    private static JsonNode idle(Workbench bench, List<Member> members) throws InterruptedException {
        ObjectNode idle = bench.json().createObjectNode();
        // For about a minute after a start, compilers still work on what the start has loaded.
        windows(bench, members, SETTLING_WINDOWS, idle.putArray("coresPerSettlingWindow"));
        List<ProcessFigures> before = figures(members);
        windows(bench, members, IDLE_WINDOWS, idle.putArray("coresPerWindow"));
        List<ProcessFigures> after = figures(members);
        double span = IDLE_WINDOW.multipliedBy(IDLE_WINDOWS).toSeconds();
        ArrayNode each = idle.putArray("processes");
        for (int i = 0; i < members.size(); i++) {
            each.addObject()
                    .put("process", members.get(i).name())
                    .put("cores", (after.get(i).cpuSeconds() - before.get(i).cpuSeconds()) / span)
                    .put("residentMiB", after.get(i).residentKiB() / 1024)
                    .put("proportionalMiB", after.get(i).proportionalKiB() / 1024);
        }
        idle.put(
                "residentGiB",
                after.stream().mapToLong(ProcessFigures::residentKiB).sum() / KIB_PER_GIB);
        idle.put(
                "proportionalGiB",
                after.stream().mapToLong(ProcessFigures::proportionalKiB).sum() / KIB_PER_GIB);
        return idle;
    }

    private static void windows(Workbench bench, List<Member> members, int count, ArrayNode cores)
            throws InterruptedException {
        for (int window = 1; window <= count; window++) {
            bench.say().accept("nobody plays, window " + window + " of " + count);
            long began = bench.nanoTicker().getAsLong();
            double cpuBefore = cpu(figures(members));
            bench.let(IDLE_WINDOW);
            double cpuSeconds = cpu(figures(members)) - cpuBefore;
            cores.add(cpuSeconds / ((bench.nanoTicker().getAsLong() - began) / 1e9));
        }
    }

    private static List<ProcessFigures> figures(List<Member> members) {
        return members.stream()
                .map(member -> ProcessFigures.of(member.pid())
                        .orElseThrow(() -> new IllegalStateException(member.name() + " is gone")))
                .toList();
    }

    private static double cpu(List<ProcessFigures> figures) {
        return figures.stream().mapToDouble(ProcessFigures::cpuSeconds).sum();
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        List<JsonNode> starts = parts.subList(1, parts.size());
        double slowest = starts.stream()
                .mapToDouble(start -> start.path("readySeconds").asDouble())
                .max()
                .orElseThrow();
        double first = starts.stream()
                .flatMap(start ->
                        StreamSupport.stream(start.path("firstRequestsMs").spliterator(), false))
                .flatMap(az -> StreamSupport.stream(az.spliterator(), false))
                .mapToDouble(JsonNode::asDouble)
                .max()
                .orElseThrow();
        JsonNode idle = starts.getLast().path("idle");
        double cores = StreamSupport.stream(idle.path("coresPerWindow").spliterator(), false)
                .map(JsonNode::asDouble)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        double gib = idle.path("residentGiB").asDouble();
        return List.of(
                line("three AZs are ready, the slowest of " + STARTS + " starts", "s", slowest, READY_SECONDS_MAX),
                line("the slowest of the first 20 plays through each gateway of each start", "ms", first, FIRST_MS_MAX),
                line("the idle cluster's memory, shared pages counted for each process", "GiB", gib, IDLE_GIB_MAX),
                line(
                        "the idle cluster's CPU from the second minute on, the worst of " + IDLE_WINDOWS + " windows",
                        "cores",
                        cores,
                        IDLE_CORES_MAX));
    }

    private static Line line(String claim, String unit, double figure, double max) {
        return new Line(
                claim,
                "at most " + (max == Math.rint(max) ? Long.toString((long) max) : Double.toString(max)) + " " + unit,
                String.format(Locale.ROOT, "%.2f %s", figure, unit),
                figure <= max);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
