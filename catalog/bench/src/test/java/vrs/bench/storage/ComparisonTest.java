package vrs.bench.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.bench.storage.Comparison.Round;

class ComparisonTest {
    @Test
    void ratio_isTheMedianOfTheRounds_notTheRatioOfMedians() {
        // A machine that is slow for one round is slow for both.
        Comparison comparison =
                new Comparison("x", "y", List.of(new Round(110, 100), new Round(1_200, 1_000), new Round(130, 100)));

        assertThat(comparison.ratio()).isCloseTo(1.2, within(1e-9));
        assertThat(comparison.ratioMin()).isCloseTo(1.1, within(1e-9));
        assertThat(comparison.ratioMax()).isCloseTo(1.3, within(1e-9));
        assertThat(comparison.oursNanos()).isEqualTo(130);
        assertThat(comparison.peerNanos()).isEqualTo(100);
    }

    @Test
    void noRounds_areNoComparison() {
        assertThatThrownBy(() -> new Comparison("x", "y", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StorageBench(0, _ -> {})).isInstanceOf(IllegalArgumentException.class);
    }
}
