package vrs.prove.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void candidates_areOwnAz_thenSameRegion_thenTheOther() {
        assertThat(Plan.candidates("r1-az2")).containsExactly("r1-az2", "r1-az1", "r2-az1");
        assertThat(Plan.candidates("r2-az1")).startsWith("r2-az1");
    }

    @Test
    void eachAz_holdsThePeakOfTheSite() {
        Plan plan = Plan.full();

        assertThat(plan.upstreamsPerAz() * 1e9 / plan.work().toNanos()).isGreaterThanOrEqualTo(plan.playsPerSecond());
    }

    @Test
    void ways_areThoseOfTheTopology() {
        assertThat(Plan.wayNanos("r1-az1", "r1-az2"))
                .isEqualTo(Duration.ofMillis(1).toNanos());
        assertThat(Plan.wayNanos("r1-az1", "r2-az1"))
                .isEqualTo(Duration.ofMillis(30).toNanos());
    }

    @Test
    void siteWithoutInstances_isRefused() {
        assertThatThrownBy(() -> Plan.sized(0, 1, 1)).hasMessageContaining("too few");
    }
}
