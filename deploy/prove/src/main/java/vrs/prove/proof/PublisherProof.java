package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vrs.prove.evidence.Line;
import vrs.prove.publisher.Kills;

/** Publishers are killed at every step of a publish, and judged after each kill. Needs no cluster. */
public final class PublisherProof implements Proof {
    private static final int KILLS_MIN = 200;
    private static final int TIMES_EACH = 9;
    private static final int LATE_MIN = 10;
    private static final long SEED = 4_711;

    private final Path jar;

    /** @param root of the sources, with what is built of them */
    public PublisherProof(Path root) {
        this.jar = root.resolve("catalog/publisher/target/vrs-publisher-0.1.0.jar");
    }

    @Override
    public String name() {
        return "publisher";
    }

    @Override
    public String question() {
        return "Does a publisher that is killed at any step of a publish lose what was acknowledged, or show half of something?";
    }

    @Override
    public List<String> speaksOf() {
        return List.of(
                "pom.xml",
                "catalog",
                "routing/control",
                "routing/topology",
                "routing/signing",
                "routing/process",
                "deploy/prove/src/main/java/vrs/prove/publisher",
                "deploy/prove/src/main/java/vrs/prove/stores");
    }

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("kills", bench -> kills(bench).everyStep(TIMES_EACH, SEED)),
                new Part("flush", bench -> kills(bench).withoutFlush()),
                new Part("epochs", bench -> kills(bench).withoutEpochs()));
    }

    private Kills kills(Workbench bench) {
        return new Kills(bench.cluster().home().resolveSibling("kills"), jar, bench.nanoTicker(), bench.say());
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        JsonNode kills = parts.getFirst();
        int count = kills.path("kills").asInt();
        int acknowledged = kills.path("acknowledged").asInt();
        int survived = kills.path("survived").asInt();
        int half = kills.path("halfVisible").asInt();
        int refused = kills.path("lateRefused").asInt();
        int taken = kills.path("lateTaken").asInt();
        boolean isSound = kills.path("wrong").isEmpty();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "kill -9 of a publisher, in an order by a seed",
                "at least " + KILLS_MIN + ", nothing found wrong",
                count + " kills, seed " + kills.path("seed").asLong() + ", "
                        + kills.path("elsewhere").asInt() + " in another step than meant; wrong: "
                        + kills.path("wrong"),
                count >= KILLS_MIN && isSound));
        kills.path("steps")
                .properties()
                .forEach(step -> lines.add(new Line(
                        "killed: " + step.getKey(),
                        "at least 1, else void",
                        step.getValue().asText(),
                        step.getValue().asInt() > 0)));
        lines.add(new Line(
                "acknowledged revisions survive, in each store of each AZ",
                "all, and more than " + KILLS_MIN,
                survived + " of " + acknowledged,
                acknowledged > KILLS_MIN && survived == acknowledged));
        lines.add(new Line("orders that are half visible", "0", Integer.toString(half), half == 0 && isSound));
        lines.add(new Line(
                "late writes of a deposed leader",
                "at least " + LATE_MIN + ", all refused",
                refused + " refused, " + taken + " taken",
                refused >= LATE_MIN && taken == 0));
        lines.add(red("what a majority took was not flushed", parts.get(1)));
        lines.add(red("nobody looks at epochs", parts.get(2)));
        return lines;
    }

    private static Line red(String claim, JsonNode part) {
        JsonNode wrong = part.path("wrong");
        return new Line(claim, "must be red", wrong.isEmpty() ? "green" : "red: " + wrong, !wrong.isEmpty());
    }
}
