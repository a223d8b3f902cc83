package vrs.gateway.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowStartTest {
    private final AtomicLong nowNanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final SlowStart slowStart = new SlowStart(nowNanos::get, SlowStart.RAMP_MS);

    @ParameterizedTest
    @CsvSource({"0,0.1", "500,0.19", "2500,0.55", "4999,1", "5000,1", "60000,1"})
    void part_growsFromATenth(long afterMs, double part) {
        slowStart.begin(Some.instance("x"));
        nowNanos.addAndGet(afterMs * 1_000_000);

        assertThat(slowStart.part(Some.instance("x"))).isCloseTo(part, within(0.001));
        assertThat(slowStart.part(Some.instance("never-away"))).isEqualTo(1);
    }

    @Test
    void anotherReturn_beginsAnew() {
        slowStart.begin(Some.instance("x"));
        nowNanos.addAndGet(4_000_000_000L);
        slowStart.begin(Some.instance("x"));

        assertThat(slowStart.part(Some.instance("x"))).isEqualTo(0.1);
        assertThatThrownBy(() -> new SlowStart(nowNanos::get, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
