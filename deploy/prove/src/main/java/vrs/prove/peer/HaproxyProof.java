package vrs.prove.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vrs.prove.evidence.Line;
import vrs.prove.proof.Proof;

/** Our calls across AZs beside HAProxy, over the same scripted upstreams and the same faults; every cell is told. */
public final class HaproxyProof implements Proof {
    /** A fifth more than was asked for, and the ten calls that the budget holds at first, of the 3,000 of a trial. */
    private static final double CALLS_MAX = 1.2 + 10.0 / 3_000;

    private static final String ILL = "ill";
    private static final String CALLS = "upstreamCallsPerCall";

    private final Path root;

    /** One cell: who is tried, and with what. */
    private record Trial(PeerRun.Subject subject, ScriptedAz.Ill ill) {
        String name() {
            return (ill.name() + "-" + subject.name()).toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param root of the sources */
    public HaproxyProof(Path root) {
        this.root = root;
    }

    private static List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (ScriptedAz.Ill ill : ScriptedAz.Ill.values()) {
            for (PeerRun.Subject subject : PeerRun.Subject.values()) {
                trials.add(new Trial(subject, ill));
            }
        }
        return trials;
    }

    @Override
    public String name() {
        return "haproxy";
    }

    @Override
    public String question() {
        return "What do callers get of a failing upstream by our calls across AZs, and what through HAProxy?";
    }

    @Override
    public List<String> speaksOf() {
        return List.of("pom.xml", "routing/failover", "docs/haproxy.cfg", "deploy/prove/src/main/java/vrs/prove/peer");
    }

    @Override
    public List<Part> parts() {
        return trials().stream()
                .map(trial -> new Part(trial.name(), bench -> new PeerRun(
                                root,
                                bench.cluster().home().resolveSibling("haproxy-work"),
                                bench.nanoTicker(),
                                bench.json())
                        .measure(trial.subject(), trial.ill())))
                .toList();
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        List<Line> lines = new ArrayList<>();
        List<Trial> trials = trials();
        for (int i = 0; i < trials.size(); i += 2) {
            lines.add(line(trials.get(i).ill(), parts.get(i), parts.get(i + 1)));
        }
        return lines;
    }

    private static Line line(ScriptedAz.Ill ill, JsonNode ours, JsonNode haproxy) {
        return new Line(
                "upstream of the own AZ " + ill.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + " (scripted upstreams)",
                "both measured; ours within a fifth of more upstream calls and ten",
                standing(share(ours) - share(haproxy)) + ": ours " + cell(ours) + "; HAProxy " + cell(haproxy),
                calls(ours) > 0 && calls(haproxy) > 0 && ours.path(CALLS).asDouble() <= CALLS_MAX);
    }

    private static String standing(double ahead) {
        if (ahead == 0) {
            return "as many sound answers";
        }
        return ahead > 0 ? "more sound answers by ours" : "more sound answers by HAProxy";
    }

    private static String cell(JsonNode part) {
        JsonNode well = part.path("well");
        JsonNode broken = part.path(ILL);
        return String.format(
                Locale.ROOT,
                "%.3f %% sound, p50/p99 %.1f/%.1f ms (well %.1f/%.1f), %.3f upstream calls per call, home after %.0f ms",
                100 * share(part),
                broken.path("p50Ms").asDouble(),
                broken.path("p99Ms").asDouble(),
                well.path("p50Ms").asDouble(),
                well.path("p99Ms").asDouble(),
                part.path(CALLS).asDouble(),
                part.path("homeAfterMs").asDouble());
    }

    private static double share(JsonNode part) {
        return part.path(ILL).path("sound").asDouble() / Math.max(1, calls(part));
    }

    private static double calls(JsonNode part) {
        return part.path(ILL).path("calls").asDouble();
    }
}
