package vrs.prove.failover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import vrs.prove.cluster.Member;
import vrs.prove.evidence.Line;
import vrs.prove.proof.Proof;
import vrs.prove.proof.Workbench;

/** What players see while all processes that make their answers are replaced one by one. */
public final class RollingProof implements Proof {
    private static final double PER_SECOND = 30;
    private static final Duration SETTLED = Duration.ofSeconds(10);
    /** Gateway, two of dash, drm, clear, fallback and publisher of three AZs. */
    private static final int REPLACED_MIN = 21;

    private final List<String> sources;

    /** @param sources the folders of all processes */
    public RollingProof(List<String> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public String name() {
        return "rolling";
    }

    @Override
    public String question() {
        return "Can everything be replaced while players play?";
    }

    @Override
    public List<String> speaksOf() {
        return Stream.concat(
                        sources.stream(), Stream.of("deploy/local", "deploy/prove/src/main/java/vrs/prove/failover"))
                .toList();
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(
                "everything", bench -> measure(bench, FaultyCluster.of(bench, FaultyCluster.Mode.AS_SHIPPED))));
    }

    private static ObjectNode measure(Workbench bench, FaultyCluster cluster) throws IOException, InterruptedException {
        List<String> entries = cluster.everyAz();
        WarmUp.at(PER_SECOND, entries, Title.ALL, cluster, bench.nanoTicker());
        Set<Member> before = Set.copyOf(cluster.members());
        try (PlayLoad load = PlayLoad.start(entries, Title.ALL, PER_SECOND, bench.nanoTicker())) {
            Viewer.pause(SETTLED);
            long fromMs = load.nowMs();
            cluster.restartAll();
            long toMs = load.nowMs();
            Viewer.pause(SETTLED);
            List<Pressed> pressed = load.stop();
            ObjectNode part = bench.json().createObjectNode();
            part.put("playsPerSecond", PER_SECOND).put("seconds", (toMs - fromMs) / 1_000.0);
            part.put("plays", pressed.size()).put("late", load.late());
            part.put("full", pressed.stream().filter(Pressed::isFull).count());
            part.put(
                    "repeated", pressed.stream().filter(it -> it.requests() > 1).count());
            part.put(
                    "replaced",
                    cluster.members().stream()
                            .filter(it -> !before.contains(it))
                            .count());
            pressed.stream()
                    .filter(it -> !it.isFull() || it.requests() > 1)
                    .limit(20)
                    .forEach(it -> part.withArray("examples").add(it.toString()));
            return part;
        }
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        JsonNode part = parts.getFirst();
        long plays = part.path("plays").asLong();
        long failed = plays - part.path("full").asLong();
        long repeated = part.path("repeated").asLong();
        long replaced = part.path("replaced").asLong();
        return List.of(new Line(
                "rolling restart of everything under load",
                "no play failed, lowered or repeated; at least " + REPLACED_MIN + " processes replaced",
                String.format(
                        Locale.ROOT,
                        "%d of %d plays failed or lowered, %d repeated; %d processes in %.0f s",
                        failed,
                        plays,
                        repeated,
                        replaced,
                        part.path("seconds").asDouble()),
                plays > 0 && failed == 0 && repeated == 0 && replaced >= REPLACED_MIN));
    }
}
