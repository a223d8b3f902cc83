package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import vrs.catalog.TestTicker;

class LatencyWindowTest {
    private static final Duration WINDOW = Duration.ofSeconds(8);
    private static final long FALLBACK = -7;

    private final TestTicker ticker = new TestTicker();
    private final LatencyWindow window = new LatencyWindow(WINDOW, ticker);

    @Property
    void p99_isThatOfTheSortedTimesToAnEighth(
            @ForAll @Size(min = 1, max = 400) List<@LongRange(min = 100, max = 40_000_000_000L) Long> times) {
        LatencyWindow window = new LatencyWindow(WINDOW, ticker);
        times.forEach(window::took);
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        long exact = sorted[sorted.length - 1 - sorted.length / 100];

        assertThat(window.p99Nanos(1, FALLBACK)).isBetween(exact, exact + exact / 7);
    }

    @Test
    void p99_isTheFallbackWhileLittleIsKnown() {
        window.took(1_000);

        assertThat(window.p99Nanos(2, FALLBACK)).isEqualTo(FALLBACK);
    }

    @Test
    void times_leaveTheWindowSliceBySlice() {
        for (int slice = 0; slice < 8; slice++) {
            window.took(1L << (30 - slice));
            ticker.advance(WINDOW.dividedBy(8));
        }
        long[] seen = new long[8];
        for (int slice = 0; slice < 8; slice++) {
            seen[slice] = window.p99Nanos(1, FALLBACK);
            ticker.advance(WINDOW.dividedBy(8));
        }

        assertThat(seen[7]).isEqualTo(FALLBACK);
        long[] falling = Arrays.stream(seen).limit(7).toArray();
        for (int i = 1; i < falling.length; i++) {
            assertThat(falling[i]).isLessThan(falling[i - 1]);
        }
    }

    @Test
    void window_isEmptyAfterALongPause() {
        window.took(1_000);
        ticker.advance(Duration.ofDays(300));

        assertThat(window.p99Nanos(1, FALLBACK)).isEqualTo(FALLBACK);
    }
}
