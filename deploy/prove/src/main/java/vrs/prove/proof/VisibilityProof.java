package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vrs.prove.evidence.Line;
import vrs.prove.visible.Absence;
import vrs.prove.visible.Publishes;
import vrs.prove.visible.Scene;
import vrs.prove.visible.Withdrawals;

/** How soon a publish is seen and a withdrawal obeyed in all AZs, and whether anything serves what was withdrawn afterwards. */
public final class VisibilityProof implements Proof {
    private static final int PUBLISHES = 1_000;
    private static final double PUBLISHES_PER_SECOND = 2.5;
    private static final int WITHDRAWALS = 200;
    private static final int WITHDRAWALS_WITHOUT_REDIS = 100;
    private static final double P99_MS_MAX = 1_000;
    private static final String SETTING =
            "three AZs on one machine, each with processes of its own; the document store is"
                    + " mongo-java-server, which stands in for MongoDB, the SQL store H2; Redis is real";

    @Override
    public String name() {
        return "visibility";
    }

    @Override
    public String question() {
        return "Is a publish seen and a withdrawal obeyed in all AZs within a second, and does nothing serve it afterwards?";
    }

    @Override
    public List<String> speaksOf() {
        return Stream.concat(
                        Sources.ALL_PROCESSES.stream(),
                        Stream.of("chaos/faults", "chaos/loadtest", "deploy/prove/src/main/java/vrs/prove/visible"))
                .toList();
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("publishes", bench -> {
                    try (Scene scene = scene(bench, false)) {
                        return new Publishes(scene).measure(PUBLISHES, PUBLISHES_PER_SECOND);
                    }
                }),
                new Part("withdrawals", bench -> {
                    try (Scene scene = scene(bench, false)) {
                        return new Withdrawals(scene).measure(WITHDRAWALS, WITHDRAWALS_WITHOUT_REDIS);
                    }
                }),
                new Part("absence", bench -> {
                    try (Scene scene = scene(bench, true)) {
                        return new Absence(scene).measure();
                    }
                }));
    }

    /** The cluster of the part before goes on; only fault proxies need one of their own. */
    private static Scene scene(Workbench bench, boolean faults) throws IOException, InterruptedException {
        if (faults && !bench.running()) {
            bench.cluster().close();
            bench.cluster().run("up", "--faults", "--detach");
        } else {
            bench.up();
        }
        return Scene.on(bench.cluster(), bench.nanoTicker(), bench.say(), bench.json());
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        JsonNode publishes = parts.get(0);
        JsonNode withdrawals = parts.get(1);
        JsonNode absence = parts.get(2);
        List<Line> lines = new ArrayList<>();
        lines.add(soon("publish acknowledged → seen by every dash-service", publishes, PUBLISHES));
        lines.add(load("reads meanwhile", publishes));
        lines.add(soon(
                "withdrawal acknowledged → refused by every dash-service and fallback player",
                withdrawals.path("withRedis"),
                WITHDRAWALS));
        lines.add(
                soon("the same with every Redis killed", withdrawals.path("withoutRedis"), WITHDRAWALS_WITHOUT_REDIS));
        int all = WITHDRAWALS + WITHDRAWALS_WITHOUT_REDIS;
        int licences = withdrawals.path("licencesBefore").asInt();
        lines.add(new Line(
                "licences before the withdrawals, by the tokens asked again after them",
                all + " issued",
                licences + " issued",
                licences == all));
        for (JsonNode stage : withdrawals.path("stages")) {
            lines.add(stage(stage));
        }
        lines.add(held("every store of every AZ holds the tombstones", withdrawals.path("stores"), all, 9));
        lines.add(held("so does every replica on disk", withdrawals.path("replicas"), all, 6));
        lines.add(cut(absence.path("cut")));
        lines.add(killed(absence.path("killed")));
        return lines;
    }

    private static Line soon(String claim, JsonNode found, int count) {
        JsonNode ms = found.path("fromAcknowledged");
        double p99 = ms.path("p99Ms").asDouble();
        return new Line(
                claim,
                String.format(Locale.ROOT, "p99 at most %.0f ms over %d, none lost; %s", P99_MS_MAX, count, SETTING),
                String.format(
                        Locale.ROOT,
                        "p50 %.0f, p99 %.0f, max %.0f ms over %d at %d instances; from sent p99 %.0f ms",
                        ms.path("p50Ms").asDouble(),
                        p99,
                        ms.path("maxMs").asDouble(),
                        ms.path("count").asInt(),
                        found.path("instances").asInt(),
                        found.path("fromSent").path("p99Ms").asDouble()),
                p99 <= P99_MS_MAX
                        && ms.path("count").asInt() == count
                        && found.path("neverSeen").asInt() == 0
                        && found.path("ordersFailed").asInt() == 0);
    }

    private static Line load(String claim, JsonNode part) {
        JsonNode load = part.path("load");
        long failed = load.path("failed").asLong();
        return new Line(
                claim,
                "a load that is valid, 0 failed",
                load.path("answered").asLong() + " answered, " + failed + " failed, "
                        + (load.path("valid").asBoolean() ? "valid" : "void: " + load.path("voidReasons")),
                failed == 0 && load.path("valid").asBoolean());
    }

    private static Line stage(JsonNode stage) {
        return new Line(
                "withdrawn videos, " + stage.path("stage").asText(),
                "refused by every gateway, dash-service, fallback player and licence desk",
                stage.path("refused").asInt() + " of " + stage.path("asked").asInt() + " refused, "
                        + stage.path("served").asInt() + " served",
                stage.path("asked").asInt() > 0
                        && stage.path("refused").asInt() == stage.path("asked").asInt());
    }

    private static Line held(String claim, JsonNode rows, int vids, int places) {
        long whole = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("tombstones").asInt() == vids)
                .count();
        return new Line(
                claim,
                vids + " in each of " + places,
                whole + " of " + rows.size() + " hold all",
                rows.size() == places && whole == places);
    }

    private static Line cut(JsonNode cut) {
        int videos = cut.path("videos").asInt();
        int inside = cut.path("servedInsideMeanwhile").asInt();
        double obeyed = cut.path("obeyedMsAfterTheFirstAnswer").asDouble(Double.POSITIVE_INFINITY);
        return new Line(
                "an AZ that was cut off, all its processes running, obeys after the heal",
                String.format(
                        Locale.ROOT,
                        "dash, drm and fallback at most %.0f ms after a client's first answer; all served inside meanwhile,"
                                + " else void",
                        P99_MS_MAX),
                String.format(Locale.ROOT, "%.0f ms; %d of %d served inside meanwhile", obeyed, inside, videos),
                obeyed <= P99_MS_MAX && videos > 0 && inside == videos);
    }

    private static Line killed(JsonNode killed) {
        int videos = killed.path("videos").asInt();
        JsonNode rows = killed.path("instances");
        long good = StreamSupport.stream(rows.spliterator(), false)
                .filter(row ->
                        row.path("wasReady").asBoolean() && row.path("refused").asInt() == videos)
                .count();
        return new Line(
                "an AZ that was killed obeys from the first moment that its instances are ready",
                "each instance refuses all, while none was on the AZ's own list before; else void",
                good + " of " + rows.size() + " instances, "
                        + killed.path("onItsListMeanwhile").asInt() + " of " + videos + " on the list before",
                good == rows.size()
                        && !rows.isEmpty()
                        && killed.path("onItsListMeanwhile").asInt() == 0);
    }
}
