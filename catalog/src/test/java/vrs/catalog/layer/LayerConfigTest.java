package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LayerConfigTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @Test
    void defaults_findAStoreThatWasSetBackWithinASecond() {
        LayerConfig usual = LayerConfig.defaults();

        assertThat(usual.lagMax()
                        .plus(usual.checkEvery())
                        .plus(usual.askTimeout().multipliedBy(2)))
                .isLessThan(SECOND);
    }

    @Test
    void valuesOutOfRange_areRefusedByName() {
        assertThatThrownBy(() -> config(Duration.ZERO, SECOND, MOMENT, 0.1, 1)).hasMessageContaining("askTimeout");
        assertThatThrownBy(() -> config(SECOND, SECOND, MOMENT, 0.1, 1)).hasMessageContaining("probeLease");
        assertThatThrownBy(() -> config(MOMENT, SECOND, SECOND, 0.1, 1)).hasMessageContaining("hedgeAfterMin");
        assertThatThrownBy(() -> config(MOMENT, SECOND, MOMENT, 1.1, 1)).hasMessageContaining("hedgeShare");
        assertThatThrownBy(() -> config(MOMENT, SECOND, MOMENT, Double.NaN, 1)).hasMessageContaining("hedgeShare");
        assertThatThrownBy(() -> config(MOMENT, SECOND, MOMENT, 0.1, 0)).hasMessageContaining("callsMax");
    }

    private static LayerConfig config(
            Duration askTimeout, Duration probeLease, Duration hedgeAfterMin, double hedgeShare, int callsMax) {
        return new LayerConfig(
                askTimeout,
                callsMax,
                1,
                1,
                SECOND,
                probeLease,
                1,
                SECOND,
                1,
                hedgeAfterMin,
                Duration.ofMillis(2),
                hedgeShare,
                1,
                1);
    }
}
