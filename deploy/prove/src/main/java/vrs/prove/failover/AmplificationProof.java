package vrs.prove.failover;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vrs.prove.evidence.Line;
import vrs.prove.proof.Proof;

/** Whether failures multiply: calls of each service in each second, while calls fail at random in all AZs. */
public final class AmplificationProof implements Proof {
    private static final List<Integer> PERCENTS = List.of(5, 20, 40, 100);
    private static final List<String> UPSTREAMS = List.of("drm", "clear");
    private static final double CALLS_PER_REQUEST_MAX = 1.2;
    private static final double FLOOR_PER_SECOND = 10;
    /** The main units of three AZs get the plays. */
    private static final int CALLERS = 3;

    private final List<String> sources;

    /** One part: whose calls fail, how many of them, and whether AZs are avoided. */
    private record Trial(String name, List<String> services, int percent, boolean mayAvoid) {}

    /** @param sources the folders of all processes */
    public AmplificationProof(List<String> sources) {
        this.sources = List.copyOf(sources);
    }

    private static List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (int percent : PERCENTS) {
            trials.add(new Trial("upstreams-" + percent, UPSTREAMS, percent, true));
            trials.add(new Trial("upstreams-" + percent + "-not-avoided", UPSTREAMS, percent, false));
            trials.add(new Trial("dash-" + percent, List.of("dash"), percent, true));
        }
        return trials;
    }

    @Override
    public String name() {
        return "amplification";
    }

    @Override
    public String question() {
        return "Do failures multiply: how many calls of a service does one play cost while calls fail at random?";
    }

    @Override
    public List<String> speaksOf() {
        return Stream.concat(
                        sources.stream(), Stream.of("chaos/faults", "deploy/prove/src/main/java/vrs/prove/failover"))
                .toList();
    }

    @Override
    public List<Part> parts() {
        return trials().stream()
                .map(trial -> new Part(trial.name(), bench -> new Amplification(
                                bench, FaultyCluster.of(bench, FaultyCluster.Mode.AS_SHIPPED))
                        .measure(trial.services(), trial.percent(), trial.mayAvoid())))
                .toList();
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        List<Line> lines = new ArrayList<>();
        List<Trial> trials = trials();
        for (int i = 0; i < trials.size(); i++) {
            for (String service : List.of("drm", "clear", "dash")) {
                lines.add(line(trials.get(i), service, parts.get(i)));
            }
        }
        return lines;
    }

    private static Line line(Trial trial, String service, JsonNode part) {
        double most = 0;
        double requestsThen = 0;
        double sum = 0;
        double seconds = 0;
        boolean held = true;
        double rate = part.path("playsPerSecond").asDouble();
        for (JsonNode window : part.path("windows")) {
            double calls = window.path(service).asDouble();
            double requests = window.path("requests").asDouble();
            double length = window.path("seconds").asDouble();
            if (calls / length > most) {
                most = calls / length;
                requestsThen = requests;
            }
            sum += calls;
            seconds += length;
            held &= calls <= CALLS_PER_REQUEST_MAX * requests + FLOOR_PER_SECOND * CALLERS * length;
        }
        double needing = rate * shareThatMayNeed(service);
        double overAllMax = CALLS_PER_REQUEST_MAX * needing + FLOOR_PER_SECOND * CALLERS;
        return new Line(
                trial.name() + ": calls of " + service,
                String.format(
                        Locale.ROOT,
                        "in each second at most 1.2 for each client request under way, and the floors of %d processes: %.0f;"
                                + " over all at most 1.2 for each play that may need it, and the floors: %.1f a second",
                        CALLERS,
                        FLOOR_PER_SECOND * CALLERS,
                        overAllMax),
                String.format(
                        Locale.ROOT,
                        "at most %.0f a second, with %.0f requests under way; over all %.1f a second, %.3f per play;"
                                + " %d requests for %d plays",
                        most,
                        requestsThen,
                        sum / seconds,
                        sum / (rate * seconds),
                        part.path("requests").asInt(),
                        part.path("plays").asInt()),
                held && sum <= overAllMax * seconds && part.path("windows").size() > 0);
    }

    // A protected title that may be served clear needs clear when DRM is not to be had.
    private static double shareThatMayNeed(String service) {
        List<Title> needing =
                switch (service) {
                    case "drm" -> List.of(Title.PROTECTED, Title.PROTECTED_ONLY);
                    case "clear" -> List.of(Title.PROTECTED, Title.OPEN);
                    default -> Title.ALL;
                };
        return (double) needing.size() / Title.ALL.size();
    }
}
