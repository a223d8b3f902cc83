package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import vrs.prove.evidence.Line;
import vrs.prove.simulation.RunResult;
import vrs.prove.simulation.Simulation;

/** A whole site in virtual time, of which an AZ is lost at peak: with the decisions of failover, and without. Needs no cluster. */
public final class SimulationProof implements Proof {
    private static final int SEEDS = 20;
    private static final int INSTANCES_MIN = 3_000;
    private static final double GOODPUT_MIN = 0.999;
    private static final double COLLAPSED_MAX = 0.5;

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public String question() {
        return "Does a site of 3,000 instances that loses an AZ at peak come back by itself, and does it without budget and avoidance?";
    }

    @Override
    public List<String> speaksOf() {
        return List.of("pom.xml", "routing/failover", "deploy/prove/src/main/java/vrs/prove/simulation");
    }

    @Override
    public List<Part> parts() {
        return IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> new Part("seed-" + seed, bench -> seed(bench, seed)))
                .toList();
    }

    private static JsonNode seed(Workbench bench, int seed) {
        Simulation simulation = Simulation.full();
        ObjectNode part = bench.json().createObjectNode();
        part.put("seed", seed);
        part.put("instances", simulation.instances());
        part.put("lostSecond", simulation.lostSecond());
        part.put("settledSecond", simulation.settledSecond());
        part.set("guarded", run(bench, simulation, simulation.run(seed), "guarded"));
        part.set("unguarded", run(bench, simulation, simulation.runUnguarded(seed), "without budget and avoidance"));
        return part;
    }

    private static JsonNode run(Workbench bench, Simulation simulation, RunResult result, String how) {
        ObjectNode run = bench.json().createObjectNode();
        int from = simulation.settledSecond();
        int to = simulation.endSecond();
        run.put("goodputBefore", result.goodput(1, simulation.lostSecond()));
        run.put("goodputWhileLost", result.goodput(simulation.lostSecond(), from));
        run.put("goodputAfter", result.goodput(from, to));
        run.put("worstSecondAfter", result.worstGoodput(from, to));
        run.set("demanded", bench.json().valueToTree(result.demanded()));
        run.set("good", bench.json().valueToTree(result.good()));
        run.set("calls", bench.json().valueToTree(result.calls()));
        bench.say()
                .accept(how + ": " + percent(run.path("worstSecondAfter").asDouble()) + " in the worst second after");
        return run;
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        int instances = parts.stream()
                .mapToInt(part -> part.path("instances").asInt())
                .min()
                .orElse(0);
        double before =
                min(parts, part -> part.path("guarded").path("goodputBefore").asDouble());
        double worst =
                min(parts, part -> part.path("guarded").path("worstSecondAfter").asDouble());
        double lost =
                min(parts, part -> part.path("guarded").path("goodputWhileLost").asDouble());
        double unguarded =
                -min(parts, part -> -part.path("unguarded").path("goodputAfter").asDouble());
        double unguardedBefore =
                min(parts, part -> part.path("unguarded").path("goodputBefore").asDouble());
        return List.of(
                new Line(
                        "runs of the whole site",
                        SEEDS + " seeds, at least " + INSTANCES_MIN + " instances",
                        parts.size() + " seeds, " + instances + " instances",
                        parts.size() >= SEEDS && instances >= INSTANCES_MIN),
                new Line(
                        "before the loss both sites serve, the worst seed",
                        "at least 99.9 % of the plays",
                        percent(before) + " guarded, " + percent(unguardedBefore) + " without budget and avoidance",
                        before >= GOODPUT_MIN && unguardedBefore >= GOODPUT_MIN),
                new Line(
                        "from 10 s after the AZ is back, the worst second of the worst seed",
                        "at least 99.9 % of the plays at the expected grade",
                        percent(worst) + " (" + percent(lost) + " from the loss until then)",
                        worst >= GOODPUT_MIN),
                new Line(
                        "the same seconds without budget and avoidance, the best seed",
                        "collapsed: at most 50 %",
                        percent(unguarded),
                        unguarded <= COLLAPSED_MAX));
    }

    private static double min(List<JsonNode> parts, ToDoubleFunction<JsonNode> figure) {
        return parts.stream().mapToDouble(figure).min().orElse(Double.NaN);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f %%", share * 100);
    }
}
