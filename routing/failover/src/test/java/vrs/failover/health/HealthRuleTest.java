package vrs.failover.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRuleTest {
    private static final HealthRule RULE = HealthRule.defaults();

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 0, 0, 0, none
            19, 18, 0, 0, none
            20, 9, 0, 0, none
            20, 10, 0, 0, FAILURE_SHARE
            1000, 499, 0, 0, none
            1000, 500, 0, 0, FAILURE_SHARE
            10000, 9, 9, 2, none
            10000, 10, 10, 0, TIMEOUTS
            10000, 10, 10, 3, TIMEOUTS_IN_A_ROW
            3, 3, 3, 3, TIMEOUTS_IN_A_ROW
            11, 11, 0, 0, none
            12, 12, 0, 0, FAILURES_IN_A_ROW
            """)
    void judge_byShareCountAndRow(long calls, long failed, long silent, long inARow, String expected) {
        String judged = RULE.judge(new Tally(calls, failed, silent, inARow, calls == failed ? failed : 0))
                .map(Enum::name)
                .orElse("none");

        assertThat(judged).isEqualTo(expected);
    }

    @Test
    void probes_areOneSecondApart_moreOrLessAFifth() {
        assertThat(RULE.probeInNanos(0)).isEqualTo(Duration.ofMillis(800).toNanos());
        assertThat(RULE.probeInNanos(0.5)).isEqualTo(Duration.ofMillis(1_000).toNanos());
        assertThat(RULE.probeInNanos(1)).isEqualTo(Duration.ofMillis(1_200).toNanos());
    }

    @Test
    void badValue_isRefusedByItsName() {
        assertThatThrownBy(() -> with(Duration.ZERO, 50, 3)).hasMessageContaining("window");
        assertThatThrownBy(() -> with(Duration.ofSeconds(2), 0, 3)).hasMessageContaining("failedPercent");
        assertThatThrownBy(() -> with(Duration.ofSeconds(2), 101, 3)).hasMessageContaining("failedPercent");
        assertThatThrownBy(() -> with(Duration.ofSeconds(2), 50, 7)).hasMessageContaining("goodProbesMax");
    }

    private static HealthRule with(Duration window, int failedPercent, int goodProbes) {
        return new HealthRule(
                window,
                RULE.callsMin(),
                failedPercent,
                RULE.silentWindow(),
                RULE.silentMax(),
                RULE.silentInARowMax(),
                RULE.failedInARowMax(),
                RULE.probeEvery(),
                RULE.probeJitterPercent(),
                RULE.probeLease(),
                goodProbes,
                6,
                RULE.relapseWithin(),
                RULE.returnRamp());
    }
}
