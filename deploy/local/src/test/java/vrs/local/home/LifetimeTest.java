package vrs.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeTest {
    @ParameterizedTest
    @CsvSource({"90s,PT90S", "15m,PT15M", "1h,PT1H", "7d,PT168H", "-1h,PT-1H", "0s,PT0S"})
    void text_isRead(String text, Duration expected) {
        assertThat(Lifetime.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "h", "1.5h", "1w", "1h30m", "99999999h"})
    void text_thatIsNone_isNamed(String text) {
        assertThatThrownBy(() -> Lifetime.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }
}
