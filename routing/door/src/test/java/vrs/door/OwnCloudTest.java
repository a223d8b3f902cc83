package vrs.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vrs.control.CloudSwitch;
import vrs.control.ControlState;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

class OwnCloudTest {
    private static final Topology TOPOLOGY = new Topology(
            List.of(new Az("r1-az1", "r1")),
            List.of(
                    new Instance("drm-1", Role.DRM, "r1-az1", "-", "vm", "private", "127.0.0.1", 17130),
                    new Instance("drm-2", Role.DRM, "r1-az1", "-", "vm", "public", "127.0.0.1", 17131)),
            List.of(),
            List.of());
    private ControlState control = ControlState.atRest("r1-az1");

    private CloudSwitch of(String instance) {
        return OwnCloud.of(TOPOLOGY, instance, () -> control).get();
    }

    @Test
    void nothingSaid_isAuto() {
        assertThat(of("drm-1")).isEqualTo(CloudSwitch.AUTO);
    }

    @Test
    void forcedCloud_isHeardByItsOwnInstancesOnly() {
        control = control.with(Map.of("cloud.public", "forced-offline"), "ann", 1);

        assertThat(of("drm-1")).isEqualTo(CloudSwitch.AUTO);
        assertThat(of("drm-2")).isEqualTo(CloudSwitch.FORCED_OFFLINE);
    }

    @Test
    void change_isHeardAtOnce() {
        OwnCloud own = OwnCloud.of(TOPOLOGY, "drm-1", () -> control);
        control = control.with(Map.of("cloud.private", "forced-online"), "ann", 1);

        assertThat(own.get()).isEqualTo(CloudSwitch.FORCED_ONLINE);
    }

    @Test
    void instanceThatTheTopologyDoesNotName_isAuto() {
        control = control.with(Map.of("cloud.private", "forced-offline"), "ann", 1);

        assertThat(of("drm-9")).isEqualTo(CloudSwitch.AUTO);
    }
}
