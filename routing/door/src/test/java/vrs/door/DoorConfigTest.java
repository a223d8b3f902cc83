package vrs.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import vrs.admission.AdmissionController;
import vrs.control.CloudSwitch;
import vrs.process.ReadyState;

class DoorConfigTest {
    private final ReadyState state = new ReadyState();

    @Test
    void served_namesTheAzOfItsOwnServiceOnly() {
        assertThat(door("drm", Set.of(), () -> true).served("none"))
                .isEqualTo("az=r1-az2; unit=-; instance=i; grade=-; reason=none; layer=-; drm-az=r1-az2; clear-az=-");
        assertThat(door("clear", Set.of(), () -> true).served("none"))
                .isEqualTo("az=r1-az2; unit=-; instance=i; grade=-; reason=none; layer=-; drm-az=-; clear-az=r1-az2");
    }

    @Test
    void allowed_hasOptions_onlyWhereSomethingIsPublic() {
        assertThat(door("drm", Set.of("/licence"), () -> true).allowed()).isEqualTo("POST, OPTIONS");
        assertThat(door("clear", Set.of(), () -> true).allowed()).isEqualTo("POST");
    }

    @Test
    void cold_isNotUp_andIsNotAskedWhetherItIsAble() {
        AtomicInteger asked = new AtomicInteger();
        DoorConfig door = door("drm", Set.of(), () -> asked.incrementAndGet() > 0);

        assertThat(door.isUp(state)).isFalse();
        assertThat(asked).hasValue(0);

        state.ready();
        assertThat(door.isUp(state)).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void warmButUnable_isNotUp() {
        state.ready();

        assertThat(door("drm", Set.of(), () -> false).isUp(state)).isFalse();
    }

    @Test
    void forcedOffline_isNotUpHoweverAble() {
        state.ready();

        assertThat(door("drm", Set.of(), () -> true, CloudSwitch.FORCED_OFFLINE).isUp(state))
                .isFalse();
    }

    @Test
    void forcedOnline_isUpOnceWarm_andNoMoreWhenItIsToldToStop() {
        DoorConfig door = door("drm", Set.of(), () -> false, CloudSwitch.FORCED_ONLINE);

        assertThat(door.isUp(state)).isFalse();
        state.ready();
        assertThat(door.isUp(state)).isTrue();
        state.draining();
        assertThat(door.isUp(state)).isFalse();
    }

    private static DoorConfig door(String service, Set<String> publicPaths, BooleanSupplier able) {
        return door(service, publicPaths, able, CloudSwitch.AUTO);
    }

    private static DoorConfig door(String service, Set<String> publicPaths, BooleanSupplier able, CloudSwitch cloud) {
        return new DoorConfig(
                service,
                "r1-az2",
                "i",
                publicPaths,
                List.of(),
                able,
                () -> cloud,
                new AdmissionController(OptionalInt::empty));
    }
}
