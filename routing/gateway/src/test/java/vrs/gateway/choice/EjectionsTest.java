package vrs.gateway.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.topology.Instance;

/** Ejection by traffic: when, for how long, and how an instance comes back. */
class EjectionsTest {
    private static final Instance X = Some.instance("x");
    private static final EjectionRule NO_JITTER = new EjectionRule(5, 3, 2_000, 30_000, 0, 2, 3_000, 60_000);

    private final List<String> told = new ArrayList<>();
    private long nowNanos = Long.MAX_VALUE - 50;
    private final Ejections ejections = with(NO_JITTER);

    private Ejections with(EjectionRule rule) {
        Random random = new Random(5);
        return new Ejections(rule, () -> nowNanos, () -> random, new Ejections.Listener() {
            @Override
            public void ejected(Instance instance, long forMs, int rounds) {
                told.add("out " + forMs);
            }

            @Override
            public void back(Instance instance) {
                told.add("back");
            }
        });
    }

    private void see(String signs) {
        for (char sign : signs.toCharArray()) {
            ejections.saw(
                    X,
                    switch (sign) {
                        case 's' -> Sign.SOUND;
                        case 'f' -> Sign.FAULT;
                        case 't' -> Sign.TIMEOUT;
                        default -> Sign.NONE;
                    });
        }
    }

    private void pass(long ms) {
        nowNanos += ms * 1_000_000;
    }

    @ParameterizedTest
    @CsvSource({
        // s sound, f fault, t time-out, n says nothing
        "ffff,false",
        "fffff,true",
        "ffffsf,false",
        "ffffnf,true",
        "nnnnnnnnn,false",
        "tt,false",
        "ttt,true",
        "ttsttst,false",
        "ttnt,true",
        "ttftt,true",
        "ttft,false",
        "tftft,true"
    })
    void signs_eject(String signs, boolean out) {
        see(signs);

        assertThat(ejections.isEjected(X)).isEqualTo(out);
        assertThat(ejections.isEjected(Some.instance("another"))).isFalse();
    }

    @Test
    void time_doublesUpToAMost_andIsForgottenAfterAWhile() {
        see("ttt");
        for (int round = 0; round < 6; round++) {
            pass(30_000);
            assertThat(ejections.tries(X)).isTrue();
            see("t");
        }
        assertThat(told)
                .containsExactly(
                        "out 2000", "out 4000", "out 8000", "out 16000", "out 30000", "out 30000", "out 30000");

        pass(30_000);
        assertThat(ejections.tries(X)).isTrue();
        see("s");
        pass(59_000);
        see("ttt");
        assertThat(told).endsWith("back", "out 30000");

        see("ss");
        pass(60_000);
        see("ttt");
        assertThat(told).endsWith("back", "out 2000");
    }

    @Test
    void oneRequestTries_whenTheTimeIsOver_andNoHerd() {
        see("ttt");
        pass(1_999);
        assertThat(ejections.tries(X)).isFalse();
        pass(1);

        assertThat(ejections.tries(X)).isTrue();
        assertThat(ejections.tries(X)).as("a second one").isFalse();
        assertThat(ejections.isEjected(X)).as("for all others").isTrue();

        see("s");
        assertThat(ejections.isEjected(X)).isFalse();
        assertThat(told).containsExactly("out 2000", "back");
    }

    @Test
    void trialThatNeverEnds_countsAsFailed_andAnotherOneIsMade() {
        see("ttt");
        pass(2_000);
        assertThat(ejections.tries(X)).isTrue();
        pass(2_999);
        assertThat(ejections.tries(X)).isFalse();
        pass(1);
        assertThat(ejections.tries(X)).isTrue();

        see("t");
        assertThat(told).as("two trials failed").containsExactly("out 2000", "out 8000");
    }

    @Test
    void trialThatTellsNothing_isMadeAgain() {
        see("ttt");
        pass(2_000);
        assertThat(ejections.tries(X)).isTrue();
        see("n");

        assertThat(ejections.isEjected(X)).isTrue();
        assertThat(ejections.tries(X)).isTrue();
        assertThat(told).containsExactly("out 2000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "sfs", "sn", "fsf"})
    void lateGoodAnswer_doesNotEndAnEjection(String signs) {
        see("fffff" + signs);

        assertThat(ejections.isEjected(X)).isTrue();
    }

    @Test
    void twoGoodAnswers_endIt_whereTheUnitCouldNotDoWithout() {
        see("fffffss");

        assertThat(ejections.isEjected(X)).isFalse();
        assertThat(told).containsExactly("out 2000", "back");
    }

    @Test
    void trustedInstance_isNotTried() {
        see("ff");
        pass(100_000);

        assertThat(ejections.tries(X)).isFalse();
        assertThat(ejections.tries(Some.instance("unknown"))).isFalse();
    }

    @Test
    void jitter_variesTheTime_withinItsBounds() {
        Ejections jittered = with(EjectionRule.defaults());
        for (int i = 0; i < 100; i++) {
            for (int fault = 0; fault < 5; fault++) {
                jittered.saw(Some.instance("x" + i), Sign.FAULT);
            }
        }

        List<Long> times = told.stream().map(t -> Long.valueOf(t.substring(4))).toList();
        assertThat(times).hasSize(100).allMatch(ms -> ms >= 1_600 && ms <= 2_400);
        assertThat(times.stream().distinct().count()).isGreaterThan(50);
    }

    @Test
    void rule_refusesWhatCannotBe() {
        assertThatThrownBy(() -> new EjectionRule(0, 3, 1, 1, 0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EjectionRule(5, 3, 2, 1, 0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EjectionRule(5, 3, 1, 1, 60, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(EjectionRule.defaults().lastsMs(100)).isEqualTo(30_000);
    }
}
