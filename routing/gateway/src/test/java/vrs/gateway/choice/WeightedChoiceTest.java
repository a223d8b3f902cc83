package vrs.gateway.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.topology.Instance;

class WeightedChoiceTest {
    private static final int PICKS = 20_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private record Running(double endsAt, Instance on) {}

    /** The share of each instance when requests come at random, each taking some time, so many at once. */
    private Map<Instance, Double> shares(Map<Instance, Double> weights, double atOnce) {
        List<Instance> unit = List.copyOf(weights.keySet());
        Map<Instance, Integer> inFlight = new HashMap<>();
        Map<Instance, Double> shares = new HashMap<>();
        PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingDouble(Running::endsAt));
        double now = 0;
        for (int i = 0; i < PICKS; i++) {
            now += random.nextExponential() / Math.max(atOnce, 0.001);
            while (!running.isEmpty() && running.peek().endsAt() <= now) {
                inFlight.merge(running.poll().on(), -1, Integer::sum);
            }
            Instance first = WeightedChoice.order(
                            unit, weights::get, instance -> inFlight.getOrDefault(instance, 0), random)
                    .getFirst();
            shares.merge(first, 1.0 / PICKS, Double::sum);
            if (atOnce > 0) {
                inFlight.merge(first, 1, Integer::sum);
                running.add(new Running(now + 0.5 + random.nextDouble(), first));
            }
        }
        return shares;
    }

    @ParameterizedTest(name = "{0} with {1} at once")
    @CsvSource({
        "100 100,0",
        "100 50,0",
        "100 10,0",
        "30 70 100,0",
        "1 1 2,0",
        "100 100,4",
        "100 10,2",
        "100 10,4",
        "20 100 40,8",
        "100 50,4",
        "100 100,40",
        "100 50,40",
        "100 10,40",
        "30 70 100,40",
        "100 10,200"
    })
    void shares_followTheWeights(String given, double atOnce) {
        Map<Instance, Double> weights = new HashMap<>();
        double total = 0;
        for (String word : given.split(" ")) {
            weights.put(Some.instance("i" + weights.size()), Double.valueOf(word));
            total += Double.parseDouble(word);
        }

        Map<Instance, Double> shares = shares(weights, atOnce);

        for (Map.Entry<Instance, Double> entry : weights.entrySet()) {
            assertThat(shares.get(entry.getKey())).as("seed " + seed).isCloseTo(entry.getValue() / total, within(0.05));
        }
    }

    @Test
    void weightOfZero_comesLast_andIsPassedOverWhenItIsThatOfAll() {
        List<Instance> unit = Some.instances(3);
        Map<Instance, Double> someZero = Map.of(unit.get(0), 0.0, unit.get(1), 1.0, unit.get(2), 0.0);
        int[] first = new int[3];
        for (int i = 0; i < 3_000; i++) {
            List<Instance> order = WeightedChoice.order(unit, someZero::get, x -> 9, random);
            assertThat(order.getFirst()).isEqualTo(unit.get(1));
            assertThat(order).containsExactlyInAnyOrderElementsOf(unit);
            first[
                    unit.indexOf(
                            WeightedChoice.order(unit, x -> 0, x -> 0, random).getFirst())]++;
        }
        assertThat(Arrays.stream(first).boxed()).as("seed " + seed).allMatch(n -> n > 850 && n < 1_150);
    }

    @Test
    void zeroWeight_isBehindOthersThatRefuse() {
        List<Instance> unit = Some.instances(3);
        Map<Instance, Double> weights = Map.of(unit.get(0), 0.0, unit.get(1), 1.0, unit.get(2), 1.0);

        assertThat(WeightedChoice.order(unit, weights::get, x -> 0, random).getLast())
                .isEqualTo(unit.get(0));
    }

    @Test
    void hungInstance_getsHardlyAnyMore_whileNobodyKnows() {
        List<Instance> unit = Some.instances(2);
        Map<Instance, Integer> inFlight = new HashMap<>(Map.of(unit.get(0), 0, unit.get(1), 1));
        for (int i = 0; i < 200; i++) {
            Instance first =
                    WeightedChoice.order(unit, x -> 1, inFlight::get, random).getFirst();
            if (first.equals(unit.get(0))) {
                inFlight.merge(first, 1, Integer::sum);
            }
        }

        assertThat(inFlight.get(unit.get(0))).as("lost on it, of 200").isLessThanOrEqualTo(4);
    }

    @Test
    void oneAndNone_areWhatTheyAre() {
        assertThat(WeightedChoice.order(List.of(), x -> 1, x -> 0, random)).isEmpty();
        assertThat(WeightedChoice.order(Some.instances(1), x -> 0, x -> 9, random))
                .hasSize(1);
        List<Instance> many = new ArrayList<>(Some.instances(20));
        assertThat(WeightedChoice.order(many, x -> 1, x -> 0, random)).containsExactlyInAnyOrderElementsOf(many);
    }
}
