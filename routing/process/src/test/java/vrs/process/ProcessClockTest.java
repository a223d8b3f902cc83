package vrs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessClockTest {
    @Test
    void withoutAnOffset_itIsTheRightOne() {
        assertThat(clock(Map.of())).isEqualTo(Clock.systemUTC());
    }

    @Test
    void offset_isAddedToTheRightOne() {
        assertThat(clock(Map.of("vrs.clock.offset.ms", "-90000")))
                .isEqualTo(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-90)));
    }

    @Test
    void offsetBeyondADay_isRefusedByItsKey() {
        assertThatThrownBy(() -> clock(Map.of("vrs.clock.offset.ms", "86400001")))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("vrs.clock.offset.ms is 86400001");
    }

    private static Clock clock(Map<String, String> given) {
        return ProcessClock.of(new Settings(given::get));
    }
}
