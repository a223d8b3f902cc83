package vrs.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void total_addsUpAllStages() {
        assertThat(new Arrivals.Constant(30, TEN_SECONDS).total()).isCloseTo(300, within(1e-6));
        assertThat(new Arrivals.Step(40, 4, TEN_SECONDS).total()).isCloseTo(250, within(1e-6));
        assertThat(new Arrivals.Spike(10, 100, TEN_SECONDS).total()).isCloseTo(280, within(1e-6));
    }

    @Test
    void valuesWithoutSense_areRefused() {
        assertThatThrownBy(() -> new Arrivals.Constant(0, TEN_SECONDS)).hasMessageContaining("rate");
        assertThatThrownBy(() -> new Arrivals.Constant(Double.NaN, TEN_SECONDS)).hasMessageContaining("rate");
        assertThatThrownBy(() -> new Arrivals.Constant(1, Duration.ZERO)).hasMessageContaining("longer than 0");
        assertThatThrownBy(() -> new Arrivals.Step(1, 0, TEN_SECONDS)).hasMessageContaining("steps");
        assertThatThrownBy(() -> new Arrivals.Spike(10, 9, TEN_SECONDS)).hasMessageContaining("below its calm rate");
    }
}
