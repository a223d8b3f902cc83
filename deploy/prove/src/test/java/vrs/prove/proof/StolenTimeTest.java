package vrs.prove.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StolenTimeTest {
    @Test
    void whatTheHostTook_isAShareOfAllProcessors() {
        StolenTime before = StolenTime.of("cpu  100 10 50 800 20 5 5 10 70 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
        StolenTime after = StolenTime.of("cpu  160 10 60 820 20 5 5 20 99 0\n");

        assertThat(before.stolen()).isEqualTo(10);
        assertThat(before.all()).as("guests are users as well").isEqualTo(1_000);
        assertThat(after.percentSince(before)).isEqualTo(10.0);
        assertThat(before.percentSince(before)).isZero();
    }
}
