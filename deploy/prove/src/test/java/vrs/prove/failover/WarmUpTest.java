package vrs.prove.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final double QUICK_MS = 30;
    private static final double SLOW_MS = 300;

    @Test
    void slowPlays_areForgivenOneInAHundred() {
        assertThat(WarmUp.isCalm(plays(198, 2))).isTrue();
        assertThat(WarmUp.isCalm(plays(197, 3))).isFalse();
    }

    @Test
    void aLoweredPlay_isNotForgiven() {
        List<Pressed> plays = Stream.concat(plays(200, 0).stream(), Stream.of(play("basic", QUICK_MS)))
                .toList();

        assertThat(WarmUp.isCalm(plays)).isFalse();
    }

    @Test
    void noPlays_showNothing() {
        assertThat(WarmUp.isCalm(List.of())).isFalse();
    }

    private static List<Pressed> plays(int quick, int slow) {
        return IntStream.range(0, quick + slow)
                .mapToObj(number -> play("full", number < quick ? QUICK_MS : SLOW_MS))
                .toList();
    }

    private static Pressed play(String grade, double tookMs) {
        return new Pressed(0, tookMs, "main.r1", Title.OPEN, 200, grade, "r1-az1", "-", 1);
    }
}
