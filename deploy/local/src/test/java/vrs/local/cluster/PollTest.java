package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollTest {
    private static final Duration PAUSE = Duration.ofMillis(1);

    @Test
    void question_isAskedUntilItIsTrue() {
        AtomicInteger asked = new AtomicInteger();

        assertThat(Poll.until(() -> asked.incrementAndGet() == 5, PAUSE, Duration.ofSeconds(10)))
                .isTrue();

        assertThat(asked).hasValue(5);
    }

    @Test
    void bound_endsTheWaiting() {
        assertThat(Poll.until(() -> false, PAUSE, Duration.ofMillis(20))).isFalse();
    }

    @Test
    void questionThatFails_failsTheWaiting() {
        assertThatThrownBy(() -> Poll.until(
                        () -> {
                            throw new IllegalStateException("the reason");
                        },
                        PAUSE,
                        Duration.ofSeconds(10)))
                .hasMessageContaining("the reason");
    }
}
