package vrs.gateway.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import vrs.topology.Instance;

/**
 * Chooses among instances by weight and by what is in flight on them. The load of an instance is what is in flight on it,
 * divided by its weight in relation to the heaviest. Those that are not loaded clearly more than the best choice would
 * be are drawn from by weight; so shares follow the weights, and one that hangs gets hardly any more while nobody knows.
 */
public final class WeightedChoice {
    /** Loads that differ by less count as equal: at rest chance decides, not a single request. */
    private static final double BAND = 1;

    private WeightedChoice() {}

    /**
     * The same instances, the chosen one first, those of weight 0 last. When all weights are 0 they are passed over.
     *
     * @param weights not negative
     */
    public static List<Instance> order(
            List<Instance> asked,
            ToDoubleFunction<Instance> weights,
            ToIntFunction<Instance> inFlight,
            RandomGenerator random) {
        if (asked.size() < 2) {
            return asked;
        }
        double[] weight = weights(asked, weights);
        double[] load = loads(asked, weight, inFlight);
        int chosen = draw(weight, load, random);
        List<Instance> ordered = new ArrayList<>(asked.size());
        ordered.add(asked.get(chosen));
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < weight.length; i++) {
                if (i != chosen && (weight[i] == 0) == (pass == 1)) {
                    ordered.add(asked.get(i));
                }
            }
        }
        return ordered;
    }

    private static double[] weights(List<Instance> asked, ToDoubleFunction<Instance> weights) {
        double[] weight = new double[asked.size()];
        double heaviest = 0;
        for (int i = 0; i < weight.length; i++) {
            weight[i] = weights.applyAsDouble(asked.get(i));
            heaviest = Math.max(heaviest, weight[i]);
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] = heaviest == 0 ? 1 : weight[i] / heaviest;
        }
        return weight;
    }

    private static double[] loads(List<Instance> asked, double[] weight, ToIntFunction<Instance> inFlight) {
        double[] load = new double[weight.length];
        for (int i = 0; i < weight.length; i++) {
            load[i] = weight[i] == 0 ? Double.POSITIVE_INFINITY : inFlight.applyAsInt(asked.get(i)) / weight[i];
        }
        return load;
    }

    private static int draw(double[] weight, double[] load, RandomGenerator random) {
        double bound = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weight.length; i++) {
            bound = Math.min(bound, load[i] + 1 / weight[i] + BAND);
        }
        double total = 0;
        for (int i = 0; i < weight.length; i++) {
            total += load[i] < bound ? weight[i] : 0;
        }
        double left = random.nextDouble() * total;
        int drawn = 0;
        for (int i = 0; i < weight.length && left >= 0; i++) {
            if (load[i] < bound) {
                drawn = i;
                left -= weight[i];
            }
        }
        return drawn;
    }
}
