package vrs.dash.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vrs.dash.Calls;

class RequestTimesTest {
    private static final RequestTimes START = times(5_000, 900, 90);

    @Test
    void nothingSet_keepsWhatTheProcessWasStartedWith() {
        assertThat(under(Map.of())).isEqualTo(START);
    }

    @Test
    void whatIsSet_wins() {
        assertThat(under(Map.of("deadline.playMs", "3000", "deadline.attemptMs", "500", "deadline.connectMs", "50")))
                .isEqualTo(times(3_000, 500, 50));
        assertThat(under(Map.of("deadline.attemptMs", "300"))).isEqualTo(times(5_000, 300, 90));
    }

    @Test
    void part_neverTakesLongerThanTheWhole() {
        assertThat(under(Map.of("deadline.playMs", "60"))).isEqualTo(times(60, 60, 60));
        assertThat(under(Map.of("deadline.attemptMs", "50"))).isEqualTo(times(5_000, 50, 50));
    }

    private static RequestTimes under(Map<String, String> set) {
        return START.under(Calls.control(set));
    }

    private static RequestTimes times(int playMs, int attemptMs, int connectMs) {
        return new RequestTimes(Duration.ofMillis(playMs), Duration.ofMillis(attemptMs), Duration.ofMillis(connectMs));
    }
}
