package vrs.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vrs.fallback.switches.Switches;
import vrs.fallback.switches.Switches.Forced;

class ReadinessTest {
    private boolean hasSnapshot = true;
    private Switches switches = Switches.AT_REST;
    private final Readiness readiness = new Readiness(() -> hasSnapshot, Optional.of("private"), () -> switches);

    private void force(String cloud, Forced forced) {
        switches = new Switches(1, false, Map.of(cloud, forced), OptionalInt.empty());
    }

    @Test
    void ready_meansThereIsSomethingToAnswerFrom() {
        assertThat(readiness.getAsBoolean()).isTrue();
        hasSnapshot = false;
        assertThat(readiness.getAsBoolean()).isFalse();
    }

    @Test
    void forcedOffline_isNotReady() {
        force("private", Forced.OFFLINE);

        assertThat(readiness.getAsBoolean()).isFalse();
    }

    @Test
    void forcedOnline_isReadyWithoutASnapshot_untilItIsToldToStop() {
        hasSnapshot = false;
        force("private", Forced.ONLINE);

        assertThat(readiness.getAsBoolean()).isTrue();
        readiness.drain();
        assertThat(readiness.getAsBoolean()).isFalse();
        assertThat(readiness.isDraining()).isTrue();
    }

    @Test
    void otherCloud_isNoBusinessOfOurs() {
        force("public", Forced.OFFLINE);

        assertThat(readiness.getAsBoolean()).isTrue();
    }

    @Test
    void unknownCloud_isForcedByNobody() {
        force("private", Forced.OFFLINE);

        assertThat(new Readiness(() -> true, Optional.empty(), () -> switches).getAsBoolean())
                .isTrue();
    }
}
