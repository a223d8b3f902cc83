package vrs.prove.visible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void p99_isTheSmallestFigureThat99OfAHundredAreNotAbove() {
        Spread spread = Spread.of(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());

        assertThat(spread).isEqualTo(new Spread(100, 50, 99, 100));
    }

    @Test
    void changeThatWasNeverSeen_isTheMax() {
        assertThat(Spread.of(List.of(1.0, Double.POSITIVE_INFINITY)).p99()).isInfinite();
    }

    @Test
    void revisions_areOrderedByEpochThenCounter() {
        assertThat(Publishes.compare("1.10", "1.9")).isPositive();
        assertThat(Publishes.compare("2.1", "1.99")).isPositive();
        assertThat(Publishes.compare("1.9", "1.9")).isZero();
        assertThat(Publishes.compare("0.0", "1.1")).isNegative();
    }

    @Test
    void watch_looksLessOften_theLongerItWaits() {
        assertThat(Watch.next(0).toMillis()).isEqualTo(50);
        assertThat(Watch.next(1_000_000_000L).toMillis()).isEqualTo(100);
    }
}
