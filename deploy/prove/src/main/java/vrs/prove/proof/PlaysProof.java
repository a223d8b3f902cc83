package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vrs.prove.cluster.Cluster;
import vrs.prove.cluster.LiveHeap;
import vrs.prove.cluster.Member;
import vrs.prove.cluster.ProcessFigures;
import vrs.prove.evidence.Line;

/** A day's worth of plays by count through the gateways, at two speeds: does anything grow, does anything fail? */
public final class PlaysProof implements Proof {
    private static final List<Speed> SPEEDS = List.of(new Speed(200, 50_000), new Speed(300, 150_000));
    /** Slower than either speed would do: compilers share the cores with a cluster that has just started. */
    private static final Speed WARM_UP = new Speed(80, 8_000);

    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(5);
    private static final double RESIDENT_SHARE_MAX = 0.10;
    private static final double RESIDENT_FLOOR_KIB = 8 * 1024;
    private static final double DESCRIPTORS_FLOOR = 16;
    private static final double HEAP_SHARE_MAX = 0.20;
    private static final double HEAP_FLOOR_KIB = 4 * 1024;

    /** So many plays at so many a second. */
    private record Speed(int perSecond, long plays) {}

    @Override
    public String name() {
        return "plays";
    }

    @Override
    public String question() {
        return "Do memory and descriptors stay level, and does no play fail, over 200,000 plays at two speeds?";
    }

    @Override
    public List<String> speaksOf() {
        return Stream.concat(Sources.ALL_PROCESSES.stream(), Stream.of("chaos/loadtest"))
                .toList();
    }

    @Override
    public List<Part> parts() {
        return SPEEDS.stream()
                .map(speed -> new Part("at-" + speed.perSecond(), bench -> plays(bench, speed)))
                .toList();
    }

    private static JsonNode plays(Workbench bench, Speed speed) throws IOException, InterruptedException {
        try (Cluster cluster = bench.cluster()) {
            bench.up();
            bench.say().accept("warming with " + WARM_UP.plays() + " plays");
            load(bench, WARM_UP);
            List<Member> members = cluster.members();
            ObjectNode part = bench.json().createObjectNode();
            part.put("playsPerSecond", speed.perSecond());
            part.put("plays", speed.plays());
            List<Long> heapBefore = heaps(members);
            List<Long> errorsBefore = errorLines(cluster, members);
            List<List<ProcessFigures>> samples = new ArrayList<>();
            CompletableFuture<JsonNode> load = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    load.complete(load(bench, speed));
                } catch (IOException | InterruptedException e) {
                    load.completeExceptionally(e);
                }
            });
            bench.say()
                    .accept(speed.plays() + " plays at " + speed.perSecond() + " a second, about "
                            + speed.plays() / speed.perSecond() + " s");
            while (!load.isDone()) {
                bench.let(SAMPLE_EVERY);
                samples.add(figures(members));
            }
            part.set("load", load.join());
            List<Long> heapAfter = heaps(members);
            List<Long> errorsAfter = errorLines(cluster, members);
            ArrayNode processes = part.putArray("processes");
            for (int i = 0; i < members.size(); i++) {
                int member = i;
                ObjectNode row = processes.addObject();
                row.put("process", members.get(i).name());
                row.put("liveHeapBeforeKiB", heapBefore.get(i));
                row.put("liveHeapAfterKiB", heapAfter.get(i));
                row.set(
                        "residentKiB",
                        bench.json()
                                .valueToTree(samples.stream()
                                        .map(s -> s.get(member).residentKiB())
                                        .toList()));
                row.set(
                        "descriptors",
                        bench.json()
                                .valueToTree(samples.stream()
                                        .map(s -> s.get(member).descriptors())
                                        .toList()));
                row.put("errorLinesBefore", errorsBefore.get(i));
                row.put("errorLines", errorsAfter.get(i) - errorsBefore.get(i));
            }
            return part;
        }
    }

    private static JsonNode load(Workbench bench, Speed speed) throws IOException, InterruptedException {
        Cluster.Ran ran = bench.cluster()
                .attempt(
                        "load",
                        "--rate",
                        Integer.toString(speed.perSecond()),
                        "--requests",
                        Long.toString(speed.plays()),
                        "--json");
        // A void run has its report, too, and is judged by it.
        if (ran.out().isBlank()) {
            throw new IOException("./vrs load ended with " + ran.exit() + " and said nothing");
        }
        ObjectNode report = (ObjectNode) bench.json().readTree(ran.out());
        report.remove("seconds");
        report.path("outcomes").forEach(row -> ((ObjectNode) row).remove("histogram"));
        return report;
    }

    private static List<ProcessFigures> figures(List<Member> members) throws IOException {
        List<ProcessFigures> figures = new ArrayList<>();
        for (Member member : members) {
            figures.add(ProcessFigures.of(member.pid())
                    .orElseThrow(() -> new IOException(member.name() + " died under the load")));
        }
        return figures;
    }

    private static List<Long> heaps(List<Member> members) throws IOException, InterruptedException {
        List<Long> heaps = new ArrayList<>();
        for (Member member : members) {
            heaps.add(LiveHeap.kib(member.pid()));
        }
        return heaps;
    }

    private static List<Long> errorLines(Cluster cluster, List<Member> members) throws IOException {
        List<Long> lines = new ArrayList<>();
        for (Member member : members) {
            lines.add(errorLines(cluster.log(member.name())));
        }
        return lines;
    }

    private static long errorLines(Path log) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" level=ERROR ")).count();
        }
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode part : parts) {
            String at = " at " + part.path("playsPerSecond").asInt() + " plays a second";
            JsonNode load = part.path("load");
            long failed = load.path("failed").asLong();
            long plays = part.path("plays").asLong();
            long ended = load.path("answered").asLong() + load.path("refused").asLong();
            lines.add(new Line(
                    "no play fails" + at,
                    "0 failed of " + plays + ", a load that is valid, no line of level ERROR",
                    failed + " failed, " + ended + " answered or refused by right, "
                            + (load.path("valid").asBoolean() ? "valid" : "void") + ", " + sum(part, "errorLines")
                            + " lines",
                    failed == 0 && ended == plays && load.path("valid").asBoolean() && sum(part, "errorLines") == 0));
            lines.add(worst(part, "residentKiB", RESIDENT_SHARE_MAX, RESIDENT_FLOOR_KIB, "memory is level" + at));
            lines.add(worst(part, "descriptors", 0, DESCRIPTORS_FLOOR, "descriptors are level" + at));
            lines.add(heap(part, "the live heap is level" + at));
        }
        return lines;
    }

    private static long sum(JsonNode part, String field) {
        return StreamSupport.stream(part.path("processes").spliterator(), false)
                .mapToLong(row -> row.path(field).asLong())
                .sum();
    }

    private static Line worst(JsonNode part, String field, double share, double floor, String claim) {
        String worst = "";
        double rise = Double.NEGATIVE_INFINITY;
        boolean held = true;
        for (JsonNode row : part.path("processes")) {
            Level level = Level.of(StreamSupport.stream(row.path(field).spliterator(), false)
                    .map(JsonNode::asDouble)
                    .toList());
            held &= level.isHeld(share, floor);
            if (level.late() - level.early() > rise) {
                rise = level.late() - level.early();
                worst = String.format(
                        Locale.ROOT, "%s: %.0f → %.0f", row.path("process").asText(), level.early(), level.late());
            }
        }
        return new Line(claim, bound(share, floor, field), "the largest rise: " + worst, held);
    }

    private static Line heap(JsonNode part, String claim) {
        String worst = "";
        long rise = Long.MIN_VALUE;
        boolean held = true;
        for (JsonNode row : part.path("processes")) {
            long before = row.path("liveHeapBeforeKiB").asLong();
            long after = row.path("liveHeapAfterKiB").asLong();
            held &= new Level(before, after).isHeld(HEAP_SHARE_MAX, HEAP_FLOOR_KIB);
            if (after - before > rise) {
                rise = after - before;
                worst = row.path("process").asText() + ": " + before + " → " + after;
            }
        }
        return new Line(
                claim,
                bound(HEAP_SHARE_MAX, HEAP_FLOOR_KIB, "KiB after a full collection"),
                "the largest rise: " + worst,
                held);
    }

    private static String bound(double share, double floor, String unit) {
        return String.format(Locale.ROOT, "in each process at most %.0f %% + %.0f more (%s)", share * 100, floor, unit);
    }
}
