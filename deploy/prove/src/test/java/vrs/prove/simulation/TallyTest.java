package vrs.prove.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void plays_countInTheSecondTheyBeganIn_andThoseAfterTheEndNowhere() {
        Tally tally = new Tally(Duration.ofSeconds(2));
        tally.demanded(0);
        tally.demanded(Duration.ofMillis(999).toNanos());
        tally.demanded(Duration.ofMillis(1_000).toNanos());
        tally.demanded(Duration.ofMillis(2_000).toNanos());
        tally.good(Duration.ofMillis(1_999).toNanos());
        tally.called(Duration.ofMillis(500).toNanos());

        assertThat(tally.result().demanded()).containsExactly(2, 1);
        assertThat(tally.result().good()).containsExactly(0, 1);
        assertThat(tally.result().calls()).containsExactly(1, 0);
    }
}
