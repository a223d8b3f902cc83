package vrs.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.failover.health.HealthRule;

class FailoverConfigTest {
    private static final HealthRule RULE = HealthRule.defaults();
    private static final Duration LEAST = Duration.ofMillis(5);

    @Test
    void badValue_isRefusedByItsName() {
        assertThatThrownBy(() -> new FailoverConfig(Duration.ZERO, 1, 0, RULE)).hasMessageContaining("leastTime");
        assertThatThrownBy(() -> new FailoverConfig(LEAST, 0, 0, RULE)).hasMessageContaining("attemptsInFlightMax");
        assertThatThrownBy(() -> new FailoverConfig(LEAST, 1, -1, RULE)).hasMessageContaining("extraPerSecondFloor");
    }

    @Test
    void terms_areCheckedAndNameNoAzTwice() {
        assertThat(terms(List.of("az1", "az2", "az1"), 300, 20).azs()).containsExactly("az1", "az2");
        assertThatThrownBy(() -> terms(List.of("az1"), 0, 20)).hasMessageContaining("attemptTimeout");
        assertThatThrownBy(() -> terms(List.of("az1"), 300, 101)).hasMessageContaining("budgetPercent");
    }

    private static CallTerms terms(List<String> azs, long attemptMs, int budgetPercent) {
        return new CallTerms(
                azs,
                true,
                () -> Duration.ofSeconds(2),
                Duration.ofMillis(attemptMs),
                Duration.ofMillis(100),
                true,
                budgetPercent);
    }
}
