package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vrs.local.control.Build;
import vrs.process.Settings;

class LauncherConfigTest {
    private final Map<String, String> told = new HashMap<>(Map.of(
            "vrs.root", "/check out",
            "vrs.home", "/a home",
            "vrs.build", "b1",
            "vrs.launcher.jar", "/a home/app/b1/vrs-local/vrs-local-0.1.0.jar",
            "java.home", "/jdk"));

    @Test
    void config_isWhatTheScriptTold() {
        LauncherConfig config = config(Map.of("VRS_PORT_BASE", "25000"));

        assertThat(config.ports().base()).isEqualTo(25_000);
        assertThat(config.home().root()).isEqualTo(Path.of("/a home"));
        assertThat(config.java()).isEqualTo(Path.of("/jdk/bin/java"));
    }

    @Test
    void base_is17000WhenNoneIsGiven() {
        assertThat(config(Map.of()).ports().base()).isEqualTo(17_000);
    }

    @Test
    void badBase_isRefused() {
        assertThatThrownBy(() -> config(Map.of("VRS_PORT_BASE", "80"))).hasMessageStartingWith("VRS_PORT_BASE");
    }

    @Test
    void missingHome_isNamed() {
        told.remove("vrs.home");

        assertThatThrownBy(() -> config(Map.of())).hasMessage("vrs.home is missing");
    }

    @Test
    void anotherBuild_hasItsOwnLauncherAndVersion_andAllElseOfThisOne() {
        LauncherConfig config = config(Map.of("VRS_JAVA_OPTS_DASH", "-Dx=y"));

        LauncherConfig other = config.forBuild(new Build("b2", "0.2.0"));

        assertThat(other.jar()).isEqualTo(Path.of("/a home/app/b2/vrs-local/vrs-local-0.2.0.jar"));
        assertThat(other.ownBuild()).isEqualTo(new Build("b2", "0.2.0"));
        assertThat(other.environment()).isEqualTo(config.environment());
        assertThat(config.forBuild(config.ownBuild())).isEqualTo(config);
    }

    private LauncherConfig config(Map<String, String> environment) {
        return LauncherConfig.of(new Settings(told::get), environment, 2, "0.1.0");
    }
}
