package vrs.catalog.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vrs.catalog.TestTicker;

class MembershipTest {
    private static final RingConfig CONFIG = new RingConfig(3, Duration.ofSeconds(5), Duration.ofSeconds(2));
    /** Its longest, chance included. */
    private static final Duration EJECTED = Duration.ofMillis(7_500);

    private final TestTicker ticker = new TestTicker();
    private final Membership ring = new Membership(List.of("a", "b", "c"), CONFIG, ticker, new Random(1));

    private void fail(String node, int times) {
        for (int i = 0; i < times; i++) {
            ring.failed(node);
        }
    }

    @Test
    void threeFailuresInARow_eject_andTwoDoNot() {
        fail("a", 2);
        ring.answered("a");
        fail("a", 2);
        assertThat(ring.isIn("a")).isTrue();

        fail("a", 1);

        assertThat(ring.isIn("a")).isFalse();
        assertThat(ring.admits("a")).isFalse();
        assertThat(ring.admits("b")).isTrue();
    }

    @Test
    void oneCallTriesIt_whenItsTimeIsUp_andItsAnswerBringsItBack() {
        fail("a", 3);
        ticker.advance(CONFIG.ejectFor().minusNanos(1));
        assertThat(ring.admits("a")).isFalse();
        ticker.advance(EJECTED);

        assertThat(ring.admits("a")).isTrue();
        assertThat(ring.admits("a")).as("one at a time").isFalse();
        assertThat(ring.isIn("a")).isFalse();

        ring.answered("a");
        assertThat(ring.isIn("a")).isTrue();
        fail("a", 2);
        assertThat(ring.isIn("a")).as("it begins anew").isTrue();
    }

    @Test
    void failedTrial_ejectsAtOnce() {
        fail("a", 3);
        ticker.advance(EJECTED);
        ring.admits("a");

        ring.failed("a");

        assertThat(ring.isIn("a")).isFalse();
        assertThat(ring.admits("a")).isFalse();
        ticker.advance(EJECTED);
        assertThat(ring.admits("a")).isTrue();
    }

    @Test
    void moves_areCounted() {
        fail("a", 2);
        assertThat(ring.moves()).isZero();

        fail("a", 1);
        assertThat(ring.moves()).isEqualTo(1);

        ticker.advance(EJECTED);
        ring.admits("a");
        ring.answered("a");
        assertThat(ring.moves()).isEqualTo(2);
    }

    @Test
    void lostTrial_countsAsFailed_andAnotherFollows() {
        fail("a", 3);
        ticker.advance(EJECTED);
        ring.admits("a");
        ticker.advance(CONFIG.trialFor());

        assertThat(ring.admits("a")).isFalse();
        ticker.advance(EJECTED);
        assertThat(ring.admits("a")).isTrue();
    }

    @Test
    void lateAnswerOfAnEjectedNode_bringsNobodyBack() {
        fail("a", 3);

        ring.answered("a");

        assertThat(ring.isIn("a")).isFalse();
    }

    @Test
    void moreThanHalf_stay() {
        fail("a", 3);
        fail("b", 30);

        assertThat(ring.isIn("a")).isFalse();
        assertThat(ring.isIn("b"))
                .as("one of three cannot bear the load of all")
                .isTrue();
    }

    @Test
    void valuesOutOfRange_areRefusedByName() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RingConfig(0, second, second)).hasMessageContaining("failuresMax");
        assertThatThrownBy(() -> new RingConfig(1, Duration.ZERO, second)).hasMessageContaining("ejectFor");
        assertThatThrownBy(() -> new RingConfig(1, second, Duration.ZERO)).hasMessageContaining("trialFor");
    }
}
