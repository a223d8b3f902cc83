package vrs.dns.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainRampTest {
    private static final long MS = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "true,0,0,false",
        "true,1,0.0001,false",
        "true,5000,0.5,false",
        "true,10000,1,true",
        "true,90000,1,true",
        "false,0,1,false",
        "false,2500,0.75,false",
        "false,10000,0,true",
        "false,90000,0,true"
    })
    void share_isTheTimeThatHasPassed(boolean draining, long ms, double share, boolean over) {
        // Monotonic readings may wrap around.
        long began = Long.MAX_VALUE - MS;
        DrainRamp ramp = DrainRamp.begin(draining, began, 10_000);

        assertThat(ramp.share(began + ms * MS)).isCloseTo(share, within(1e-9));
        assertThat(ramp.isOver(began + ms * MS)).isEqualTo(over);
    }

    @Test
    void turn_goesOnFromWhereItStands_atTheSamePace() {
        DrainRamp back = DrainRamp.begin(true, 0, 10_000).turn(3_000 * MS);

        assertThat(back.share(3_000 * MS)).isCloseTo(0.3, within(1e-9));
        assertThat(back.share(4_000 * MS)).isCloseTo(0.2, within(1e-9));
        assertThat(back.isOver(6_001 * MS)).isTrue();
        assertThat(back.turn(5_000 * MS).share(6_000 * MS)).isCloseTo(0.2, within(1e-9));
    }
}
