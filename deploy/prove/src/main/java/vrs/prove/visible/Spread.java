package vrs.prove.visible;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** How long something took, over many times. All in milliseconds. */
record Spread(int count, double p50, double p99, double max) {
    static Spread of(Collection<Double> ms) {
        double[] sorted = ms.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? new Spread(0, Double.NaN, Double.NaN, Double.NaN)
                : new Spread(sorted.length, at(sorted, 0.50), at(sorted, 0.99), sorted[sorted.length - 1]);
    }

    /** The smallest figure that so many are not above. */
    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    ObjectNode json(ObjectMapper mapper) {
        return mapper.createObjectNode()
                .put("count", count)
                .put("p50Ms", rounded(p50))
                .put("p99Ms", rounded(p99))
                .put("maxMs", rounded(max));
    }

    private static double rounded(double ms) {
        return Math.round(ms * 10) / 10.0;
    }
}
