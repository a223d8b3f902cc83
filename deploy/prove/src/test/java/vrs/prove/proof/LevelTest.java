package vrs.prove.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelTest {
    @Test
    void theFirstFifth_isLeftOut_becausePoolsFill() {
        Level level = Level.of(List.of(1.0, 1.0, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0, 51.0, 51.0));

        assertThat(level).isEqualTo(new Level(50, 51));
        assertThat(level.isHeld(0, 1)).isTrue();
        assertThat(level.isHeld(0.01, 0)).isFalse();
    }

    @Test
    void aSteadyRise_isNotLevel() {
        List<Double> rising = IntStream.range(0, 100).mapToObj(i -> 100.0 + i).toList();

        assertThat(Level.of(rising).isHeld(0.1, 8)).isFalse();
    }

    @Test
    void oneSpike_doesNotCount() {
        List<Double> samples =
                IntStream.range(0, 100).mapToObj(i -> i == 95 ? 1_000.0 : 100.0).toList();

        assertThat(Level.of(samples)).isEqualTo(new Level(100, 100));
    }

    @Test
    void tooFewSamples_showNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Level.of(List.of(1.0, 2.0)));
    }
}
