package vrs.drm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LicenceCountTest {
    private static final Duration TTL = Duration.ofMinutes(10);

    private final AtomicLong nanos = new AtomicLong();
    private final LicenceCount count = new LicenceCount(20, 1_000, TTL, nanos::get);

    @Test
    void token_getsItsShareAndNoMore() {
        for (int i = 0; i < 20; i++) {
            assertThat(count.mayIssue("token")).as("licence %d", i + 1).isTrue();
        }

        assertThat(count.mayIssue("token")).isFalse();
        assertThat(count.mayIssue("other")).isTrue();
    }

    @Test
    void count_outlivesItsTokenAndTheSkewThatItIsGiven() {
        use(20);
        nanos.addAndGet(TTL.plusSeconds(30).toNanos());
        assertThat(count.mayIssue("token")).isFalse();

        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(count.mayIssue("token"))
                .as("long after it ended, it is forgotten")
                .isTrue();
    }

    @Test
    void useOfAToken_doesNotProlongItsCount() {
        for (int i = 0; i < 12; i++) {
            count.mayIssue("token");
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        }

        // The twelfth use began a new count.
        for (int i = 1; i < 20; i++) {
            assertThat(count.mayIssue("token")).isTrue();
        }
        assertThat(count.mayIssue("token")).isFalse();
    }

    private void use(int times) {
        for (int i = 0; i < times; i++) {
            count.mayIssue("token");
        }
    }
}
