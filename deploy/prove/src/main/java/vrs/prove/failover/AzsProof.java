package vrs.prove.failover;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vrs.prove.evidence.Line;
import vrs.prove.proof.Proof;

/** Each AZ in turn killed, hung, cut and back, and a region: what somebody sees who goes on pressing play. */
public final class AzsProof implements Proof {
    private static final List<String> FAULTS = List.of("kill", "hang", "cut");
    private static final List<String> AZS = List.of("r1-az1", "r1-az2", "r2-az1");
    private static final double FIRST_MS_MAX = 3_000;
    private static final double FIRST_MS_MAX_EARLY = 6_000;
    private static final long EARLY_MS = 2_000;
    private static final double SILENT_MS_MAX = 2_000;

    private final List<String> sources;
    private final Path root;
    private final Clock clock;

    /** Which AZs are lost, and how. */
    private record Loss(String name, String fault, List<String> azs) {}

    /**
     * @param sources the folders of all processes
     * @param root of the sources
     * @param clock wall time
     */
    public AzsProof(List<String> sources, Path root, Clock clock) {
        this.sources = List.copyOf(sources);
        this.root = root;
        this.clock = clock;
    }

    private static List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        for (String fault : FAULTS) {
            AZS.forEach(az -> losses.add(new Loss(fault + "-" + az, fault, List.of(az))));
        }
        losses.add(new Loss("kill-r1", "kill", List.of("r1-az1", "r1-az2")));
        return losses;
    }

    @Override
    public String name() {
        return "azs";
    }

    @Override
    public String question() {
        return "Can somebody press play, and change the rendition, while an AZ or a region is lost and when it comes back?";
    }

    @Override
    public List<String> speaksOf() {
        return Stream.concat(
                        sources.stream(),
                        Stream.of("chaos/faults", "client/web", "deploy/prove/src/main/java/vrs/prove/failover"))
                .toList();
    }

    @Override
    public List<Part> parts() {
        return losses().stream()
                .map(loss -> new Part(loss.name(), bench -> new AzRun(
                                bench, FaultyCluster.of(bench, FaultyCluster.Mode.AS_SHIPPED), root, clock)
                        .measure(loss.fault(), loss.azs())))
                .toList();
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        List<Line> lines = new ArrayList<>();
        List<Loss> losses = losses();
        for (int i = 0; i < losses.size(); i++) {
            lines.add(presses(losses.get(i), parts.get(i)));
            lines.add(names(losses.get(i), parts.get(i)));
        }
        return lines;
    }

    private static Line presses(Loss loss, JsonNode part) {
        double worst = 0;
        double worstEarly = 0;
        double worstChange = 0;
        int during = 0;
        int bad = 0;
        for (JsonNode press : part.path("presses")) {
            long atMs = press.path("atMs").asLong();
            boolean isEarly = atMs < part.path("brokenMs").asLong() + EARLY_MS;
            during += atMs < part.path("healedMs").asLong() ? 1 : 0;
            double first = press.path("firstMs").asDouble(Double.MAX_VALUE);
            double changed = press.path("changedMs").asDouble(Double.MAX_VALUE);
            boolean isGood = press.path("ok").asBoolean()
                    && press.path("grade").asText().equals("full")
                    && press.path("changedGrade").asText().equals("full")
                    && first <= (isEarly ? FIRST_MS_MAX_EARLY : FIRST_MS_MAX)
                    && changed <= (isEarly ? FIRST_MS_MAX_EARLY : FIRST_MS_MAX);
            bad += isGood ? 0 : 1;
            if (isEarly) {
                worstEarly = Math.max(worstEarly, first);
            } else {
                worst = Math.max(worst, first);
            }
            worstChange = Math.max(worstChange, changed);
        }
        return new Line(
                loss.name() + ": presses of play in Chromium, each with a change of rendition",
                "first picture within 3 s at full grade, within 6 s for those in the first 2 s; some while it lasts",
                String.format(
                        Locale.ROOT,
                        "%d presses, %d of them while it lasted, %d bad; first picture at most %.0f ms, early ones %.0f ms,"
                                + " changes %.0f ms; other plays %.3f %%",
                        part.path("presses").size(),
                        during,
                        bad,
                        worst,
                        worstEarly,
                        worstChange,
                        100 * part.path("expectedLater").asDouble()),
                during > 3 && bad == 0);
    }

    private static Line names(Loss loss, JsonNode part) {
        double silent = StreamSupport.stream(part.path("names").spliterator(), false)
                .mapToDouble(name -> name.path("silentMs").asDouble())
                .max()
                .orElse(Double.MAX_VALUE);
        int dug = StreamSupport.stream(part.path("names").spliterator(), false)
                .mapToInt(name -> name.path("dug").asInt())
                .sum();
        int otherwise = StreamSupport.stream(part.path("names").spliterator(), false)
                .mapToInt(name -> name.path("dugOtherwise").asInt())
                .sum();
        return new Line(
                loss.name() + ": the entry names",
                "from the fault to the end none without an answer for more than 2 s; dig says the same but while they move (one look in twenty)",
                String.format(
                        Locale.ROOT,
                        "silent for at most %.0f ms; dig %d times, %d otherwise; meanwhile %s",
                        silent,
                        dug,
                        otherwise,
                        part.path("ledToMeanwhile").asText()),
                silent <= SILENT_MS_MAX && dug > 0 && otherwise <= dug / 20.0);
    }
}
