package vrs.gateway.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vrs.control.ControlState;

class DrainsTest {
    private static final long MS = 1_000_000;

    private final List<String> changes = new ArrayList<>();
    private ControlState control = ControlState.atRest("a");
    private long nowNanos;
    private final Drains drains = drains();

    private Drains drains() {
        return new Drains(
                List.of("a", "b", "c"), () -> control, () -> nowNanos, 10_000, (az, away) -> changes.add(az + away));
    }

    private void set(String key, String value) {
        control = control.with(Map.of(key, value), "tester", 1);
        drains.look();
    }

    private void pass(long ms) {
        nowNanos += ms * MS;
        drains.look();
    }

    @Test
    void drain_isPaced_andToldOnce() {
        set("az.a", "drained");
        pass(5_000);
        assertThat(drains.movedShare("a")).isCloseTo(0.5, within(1e-9));
        assertThat(drains.movedShare("b")).isZero();

        pass(5_000);
        assertThat(drains.movedShare("a")).isEqualTo(1);
        set("az.a", "active");
        pass(2_500);
        assertThat(drains.movedShare("a")).isCloseTo(0.75, within(1e-9));

        assertThat(changes).containsExactly("atrue", "afalse");
    }

    @Test
    void requests_moveByThatShare() {
        Random random = new Random(11);
        set("az.a", "drained");
        pass(2_500);

        long moved = random.ints(10_000).filter(i -> drains.moves("a", random)).count();

        assertThat(moved).isBetween(2_300L, 2_700L);
        assertThat(drains.moves("b", random)).isFalse();
        pass(7_500);
        assertThat(random.ints(1_000).allMatch(i -> drains.moves("a", random))).isTrue();
    }

    @Test
    void azThatComesBack_isGivenItsConnectionsByTheOthers_untilASecondAfterTheRamp() {
        Random random = new Random(11);
        set("az.a", "drained");
        pass(10_000);
        assertThat(random.ints(1_000).anyMatch(i -> drains.letsGo("b", random))).isFalse();

        set("az.a", "active");
        pass(2_500);
        long letGo = random.ints(10_000).filter(i -> drains.letsGo("b", random)).count();
        assertThat(letGo).isBetween(2_300L, 2_700L);
        pass(8_000);
        assertThat(random.ints(1_000).allMatch(i -> drains.letsGo("b", random))).isTrue();
        assertThat(random.ints(1_000).anyMatch(i -> drains.letsGo("a", random))).isFalse();
        pass(600);
        assertThat(random.ints(1_000).anyMatch(i -> drains.letsGo("b", random))).isFalse();
    }

    @Test
    void allDrained_isNoneDrained() {
        set("az.a", "drained");
        set("az.b", "drained");
        pass(10_000);
        set("az.c", "drained");
        pass(10_000);

        assertThat(List.of("a", "b", "c")).allMatch(az -> drains.movedShare(az) == 0);
    }

    @Test
    void newProcess_isWhereTheOthersAre_andAnUnknownAzIsNotDrained() {
        set("az.a", "drained");

        assertThat(drains().movedShare("a")).isEqualTo(1);
        assertThat(drains().movedShare("nowhere")).isZero();
    }
}
