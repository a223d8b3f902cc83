package vrs.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final AtomicLong nanos = new AtomicLong(7);
    private final BackOff backOff = new BackOff(BackOffConfig.defaults(), nanos::get);

    @Test
    void pauses_doubleUpToHalfAMinute() {
        long[] pauses = new long[7];
        for (int i = 0; i < pauses.length; i++) {
            pauses[i] = diesAfterSeconds(1);
        }

        assertThat(pauses).containsExactly(1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000);
    }

    @Test
    void aMinuteUp_wipesTheSlate() {
        diesAfterSeconds(1);
        diesAfterSeconds(59);

        assertThat(diesAfterSeconds(60)).isEqualTo(1_000);
        assertThat(diesAfterSeconds(59)).isEqualTo(2_000);
    }

    @Test
    void forget_beginsAnew() {
        diesAfterSeconds(1);
        diesAfterSeconds(1);

        backOff.forget();

        assertThat(diesAfterSeconds(1)).isEqualTo(1_000);
    }

    @Test
    void config_thatMakesNoSense_isRefused() {
        assertThatThrownBy(() -> new BackOffConfig(0, 10, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BackOffConfig(10, 9, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private long diesAfterSeconds(long seconds) {
        backOff.started();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        return backOff.diedPauseMs();
    }
}
