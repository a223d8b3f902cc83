package vrs.faults.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTest {
    @ParameterizedTest
    @CsvSource({"30s,30000", "500ms,500", "10m,600000", "600s,600000", "1ms,1"})
    void text_isALease(String text, long ms) {
        assertThat(Lease.parse(text).length()).isEqualTo(Duration.ofMillis(ms));
    }

    @ParameterizedTest
    @ValueSource(strings = {"601s", "11m", "0s", "-1s", "30", "s", "1h", "30 s", "", "9999999s"})
    void whatIsNone_isRefusedInOneLine(String text) {
        assertThatThrownBy(() -> Lease.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("10m")
                .doesNotContain("\n");
    }

    @Test
    void byDefault_itIsHalfAMinute() {
        assertThat(Lease.DEFAULT.length()).isEqualTo(Duration.ofSeconds(30));
    }
}
