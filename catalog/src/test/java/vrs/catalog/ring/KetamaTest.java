package vrs.catalog.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KetamaTest {
    private static final int KEYS = 2_000;

    private static List<String> nodes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "10.0.0." + i + ":6379").toList();
    }

    private static Set<String> some(List<String> nodes, int atMost, long seed) {
        Random random = new Random(seed);
        Set<String> some = new TreeSet<>();
        for (int i = 0; i < atMost; i++) {
            some.add(nodes.get(random.nextInt(nodes.size())));
        }
        return some;
    }

    @Property(tries = 200)
    void ejectedNodes_moveOnlyTheirOwnKeys(@ForAll @IntRange(min = 2, max = 12) int count, @ForAll long seed) {
        List<String> nodes = nodes(count);
        Ketama ring = new Ketama(nodes);
        Set<String> out = some(nodes, count - 1, seed);

        for (int i = 0; i < KEYS; i++) {
            String key = seed + "-" + i;
            String before = ring.node(key);
            String after = ring.node(key, node -> !out.contains(node)).orElseThrow();

            assertThat(out).doesNotContain(after);
            if (!out.contains(before)) {
                assertThat(after).as(key).isEqualTo(before);
            }
        }
    }

    @Property(tries = 100)
    void aRingWithoutSomeNodes_isThatRingWithThemPassedBy(
            @ForAll @IntRange(min = 2, max = 8) int count, @ForAll long seed) {
        List<String> nodes = nodes(count);
        Set<String> out = some(nodes, count - 1, seed);
        Ketama whole = new Ketama(nodes);
        Ketama rest =
                new Ketama(nodes.stream().filter(node -> !out.contains(node)).toList());

        for (int i = 0; i < KEYS; i++) {
            String key = seed + "-" + i;
            assertThat(whole.node(key, node -> !out.contains(node))).as(key).contains(rest.node(key));
        }
    }

    @Property(tries = 50)
    void order_ofTheNodesDecidesNothing(@ForAll @IntRange(min = 1, max = 8) int count, @ForAll long seed) {
        List<String> nodes = new java.util.ArrayList<>(nodes(count));
        Ketama ring = new Ketama(nodes);
        Collections.shuffle(nodes, new Random(seed));
        Ketama shuffled = new Ketama(nodes);

        for (int i = 0; i < KEYS; i++) {
            assertThat(shuffled.node("v" + i)).isEqualTo(ring.node("v" + i));
        }
    }

    @Test
    void keys_areSpreadOverAllNodes() {
        Map<String, Integer> keys = new HashMap<>();
        Ketama ring = new Ketama(nodes(5));
        for (int i = 0; i < 50_000; i++) {
            keys.merge(ring.node("video" + i), 1, Integer::sum);
        }

        // 160 points each: a share lies within a quarter of the fair one, all but for rare names.
        assertThat(keys.values()).hasSize(5).allSatisfy(count -> assertThat(count)
                .isBetween(7_000, 13_000));
    }

    /** Worked out by another program from MD5, so that clients of other makes agree. */
    @Test
    void places_areThoseOfLibketama() {
        Ketama ring = new Ketama(List.of("10.0.0.1:6379", "10.0.0.2:6379", "10.0.0.3:6379"));

        assertThat(List.of("a", "b", "intro", "v1", "v2", "v3", "v4", "v5"))
                .extracting(key -> ring.node(key).charAt(7) - '0')
                .containsExactly(3, 2, 2, 1, 2, 2, 2, 3);
    }

    @Test
    void nobodyIn_isNoNode() {
        assertThat(new Ketama(nodes(3)).node("a", _ -> false)).isEmpty();
    }
}
