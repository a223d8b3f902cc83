package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vrs.prove.evidence.Line;

/** What our layers cost beside the libraries that they are made of. Needs no cluster. */
public final class StorageProof implements Proof {
    private static final double RATIO_MAX = 1.3;
    /** Measured to be known: a cache that never asks how old an entry is does other work than L1. */
    private static final String NOT_HELD_TO = "bare";

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public String question() {
        return "What do our layers cost beside plain Caffeine, Lettuce and MVStore, in the same run?";
    }

    @Override
    public List<String> speaksOf() {
        return Stream.concat(Sources.STORES_AND_LAYERS.stream(), Stream.of("catalog/bench"))
                .toList();
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part("bench", bench -> bench.measured("storage")));
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode one : parts.getFirst()) {
            if (!one.path("what").asText().endsWith(NOT_HELD_TO)) {
                lines.add(line(one));
            }
        }
        return lines;
    }

    private static Line line(JsonNode one) {
        double ratio = one.path("ratio").asDouble();
        String figure = String.format(
                Locale.ROOT,
                "%.2f × (%.2f to %.2f; %,.0f ns beside %,.0f ns)",
                ratio,
                one.path("ratioMin").asDouble(),
                one.path("ratioMax").asDouble(),
                one.path("oursNanos").asDouble(),
                one.path("peerNanos").asDouble());
        return new Line(
                one.path("what").asText() + " beside " + one.path("peer").asText() + ", the median of "
                        + one.path("rounds").size() + " rounds",
                "at most " + RATIO_MAX + " ×",
                figure,
                ratio <= RATIO_MAX);
    }
}
