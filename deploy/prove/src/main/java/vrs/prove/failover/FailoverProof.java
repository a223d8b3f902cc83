package vrs.prove.failover;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vrs.prove.evidence.Line;
import vrs.prove.proof.Proof;

/** What players see of each failure that the contract names, by expected grade; upstreams also with calls pinned to the own AZ. */
public final class FailoverProof implements Proof {
    private static final String PINNED = "pinned-";
    private static final double CALLS_PER_PLAY_MAX = 1.2;
    /** So many extra calls a second each process may always make; six dash-services make calls. */
    private static final double FLOOR_PER_SECOND = 10;

    private static final int CALLERS = 6;

    private final List<String> sources;

    /** @param sources the folders of all processes */
    public FailoverProof(List<String> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public String question() {
        return "Does a failing upstream, instance, store or AZ cost a viewer a play, or its grade?";
    }

    @Override
    public List<String> speaksOf() {
        return Stream.concat(
                        sources.stream(), Stream.of("chaos/faults", "deploy/prove/src/main/java/vrs/prove/failover"))
                .toList();
    }

    private static List<Row> rows() {
        return Stream.concat(Row.ofUpstreams().stream(), Row.ofTheRest().stream())
                .toList();
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        rows().forEach(row -> parts.add(part(row.name(), row, FaultyCluster.Mode.AS_SHIPPED)));
        rows().stream()
                .filter(Row::upstream)
                .forEach(row -> parts.add(part(PINNED + row.name(), row, FaultyCluster.Mode.PINNED)));
        return parts;
    }

    private static Part part(String name, Row row, FaultyCluster.Mode mode) {
        return new Part(name, bench -> {
            bench.say().accept(row.says());
            return new RowRun(bench, FaultyCluster.of(bench, mode), row).measure();
        });
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        List<Line> lines = new ArrayList<>();
        List<Row> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            lines.addAll(held(rows.get(i), parts.get(i)));
        }
        List<Row> upstreams = rows.stream().filter(Row::upstream).toList();
        for (int i = 0; i < upstreams.size(); i++) {
            lines.add(red(upstreams.get(i), parts.get(rows.size() + i)));
        }
        return lines;
    }

    private static List<Line> held(Row row, JsonNode part) {
        JsonNode broken = part.path("broken");
        double share = share(broken);
        String figure = String.format(
                Locale.ROOT,
                "%.3f %% of %d (%s); p50/p99 of main.r1 %.0f/%.0f, main.r2 %.0f/%.0f ms; %d of %d while it began; before %.3f %%, after %.3f %%, home"
                        + " after %.1f s",
                100 * share,
                broken.path("plays").asInt(),
                broken.path("got"),
                broken.at("/latencyMs/main.r1/p50").asDouble(),
                broken.at("/latencyMs/main.r1/p99").asDouble(),
                broken.at("/latencyMs/main.r2/p50").asDouble(),
                broken.at("/latencyMs/main.r2/p99").asDouble(),
                part.at("/early/expected").asInt(),
                part.at("/early/plays").asInt(),
                100 * share(part.path("before")),
                100 * share(part.path("after")),
                part.path("homeAfterMs").asDouble() / 1_000);
        boolean gaveNothingAway = part.path("gaveAway").asInt() == 0;
        double fullPerSecond = 1_000.0
                * broken.at("/got/200 full").asInt()
                / Math.max(1, part.path("brokenMs").asInt());
        boolean isHeld = fullPerSecond >= row.fullPerSecondMin()
                && share >= row.expectedMin()
                && share(part.path("before")) >= row.expectedMin()
                && share(part.path("after")) >= row.expectedMin()
                && gaveNothingAway;
        double rate = part.path("playsPerSecond").asDouble();
        double callsMax = CALLS_PER_PLAY_MAX * rate + FLOOR_PER_SECOND * CALLERS;
        JsonNode most = part.path("mostCallsInASecond");
        boolean isBounded = Stream.of("drm", "clear", "dash")
                .allMatch(service -> most.path(service).asDouble() <= callsMax);
        return List.of(
                new Line(
                        row.says(),
                        expected(row),
                        row.fullPerSecondMin() > 0
                                ? String.format(Locale.ROOT, "%s; %.1f a second full", figure, fullPerSecond)
                                : figure,
                        isHeld),
                new Line(
                        row.name() + ": calls",
                        String.format(
                                Locale.ROOT,
                                "in each second at most %.0f of a service (1.2 for each of %.0f plays, and %d floors of %.0f)",
                                callsMax,
                                rate,
                                CALLERS,
                                FLOOR_PER_SECOND),
                        "most in a second " + most + ", per play " + part.path("callsPerPlay"),
                        isBounded));
    }

    private static String expected(Row row) {
        String all = String.format(
                Locale.ROOT,
                "expected grade at least %.1f %%, nothing protected served clear that must not be",
                100 * row.expectedMin());
        return row.fullPerSecondMin() > 0
                ? String.format(Locale.ROOT, "%s, at least %.0f a second full", all, row.fullPerSecondMin())
                : all;
    }

    private static Line red(Row row, JsonNode part) {
        double share = share(part.path("broken"));
        return new Line(
                row.name() + ", calls pinned to the own AZ",
                "must be red",
                String.format(Locale.ROOT, "%.3f %% expected", 100 * share),
                share < row.expectedMin());
    }

    private static double share(JsonNode window) {
        return window.path("expected").asDouble()
                / Math.max(1, window.path("plays").asDouble());
    }
}
