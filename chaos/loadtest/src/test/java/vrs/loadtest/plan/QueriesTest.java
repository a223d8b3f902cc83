package vrs.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private static final int DRAWS = 100_000;

    @Test
    void wordList_takesVidsQueriesAndWeights() {
        Map<String, Integer> drawn =
                draw(Queries.WordList.parse(List.of("# from yesterday's log", "", "a\t3", "vid=b&drm=clearkey")));

        assertThat(drawn).containsOnlyKeys("vid=a", "vid=b&drm=clearkey");
        assertThat((double) drawn.get("vid=a")).isCloseTo(75_000, within(1_000.0));
    }

    @Test
    void wordListThatIsNotUnderstood_namesItsLine() {
        assertThatThrownBy(() -> Queries.WordList.parse(List.of("a", "two words")))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Queries.WordList.parse(List.of("a\tmuch"))).hasMessageContaining("line 1");
        assertThatThrownBy(() -> Queries.WordList.parse(List.of("# nothing"))).hasMessageContaining("empty");
    }

    @Test
    void zipf_asksForTheFirstMostOften() {
        Map<String, Integer> drawn = draw(new Queries.Zipf("v", 1_000, 1));

        assertThat(drawn.get("vid=v1")).isGreaterThan(drawn.get("vid=v2"));
        assertThat((double) drawn.get("vid=v1") / drawn.get("vid=v10")).isCloseTo(10, within(1.5));
        assertThat(drawn.keySet()).allMatch(query -> query.matches("vid=v([1-9][0-9]{0,2}|1000)"));
    }

    private static Map<String, Integer> draw(Queries queries) {
        Random random = new Random(1);
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            drawn.merge(queries.draw(random), 1, Integer::sum);
        }
        return drawn;
    }
}
