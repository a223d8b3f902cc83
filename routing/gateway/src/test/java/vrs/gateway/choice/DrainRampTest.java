package vrs.gateway.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainRampTest {
    private static final long START = Long.MAX_VALUE - 5;
    private static final long MS = 1_000_000;

    @ParameterizedTest
    @CsvSource({"0,0", "1,0.0001", "2500,0.25", "9999,0.9999", "10000,1", "11000,1", "3600000,1"})
    void drain_movesTheShareOfTheElapsedTime_andBackLikewise(long elapsedMs, double moved) {
        long now = START + elapsedMs * MS;

        DrainRamp away = DrainRamp.settled(false, START - 7, 10_000).towards(true, START);
        DrainRamp home = DrainRamp.settled(true, START - 7, 10_000).towards(false, START);

        assertThat(away.movedShare(now)).isCloseTo(moved, within(1e-9));
        assertThat(home.movedShare(now)).isCloseTo(1 - moved, within(1e-9));
    }

    @Test
    void change_halfWay_goesBackFromWhereItStands() {
        DrainRamp away = DrainRamp.settled(false, START, 10_000).towards(true, START);

        DrainRamp home = away.towards(true, START + 3_000 * MS).towards(false, START + 4_000 * MS);

        assertThat(home.movedShare(START + 4_000 * MS)).isCloseTo(0.4, within(1e-9));
        assertThat(home.movedShare(START + 6_000 * MS)).isCloseTo(0.2, within(1e-9));
        assertThat(home.movedShare(START + 9_000 * MS)).isZero();
    }

    @Test
    void start_findsWhatWasDecidedBefore_doneAlready() {
        assertThat(DrainRamp.settled(true, START, 10_000).movedShare(START)).isEqualTo(1);
        assertThat(DrainRamp.settled(false, START, 10_000).movedShare(START)).isZero();
        assertThatThrownBy(() -> DrainRamp.settled(true, START, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DrainRamp(true, 0, 1.1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
