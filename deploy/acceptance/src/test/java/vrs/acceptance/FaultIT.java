package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Faults are in force when the command returns, and end by themselves; plays go on meanwhile. */
@WithCluster
@Order(76)
class FaultIT {
    private static final String DRM = "r1-az1-drm-1";
    private static final Map<String, String> PROTECTED = Map.of("vid", "drm-only", "drm", "clearkey");

    private final Cluster cluster;

    FaultIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void heal() {
        cluster.vrs("fault", "heal");
        awaitReady();
    }

    @Test
    void killed_staysDown_theNeighbourServes_andHealStartsIt() {
        long before = pid();

        Commands.Result fault = cluster.vrs("fault", "kill", "r1-az1/drm", "--for", "10m");

        assertThat(fault.exit()).as(fault.err()).isZero();
        assertThat(fault.out()).contains("kill " + DRM);
        assertThat(cluster.process(DRM).path("state").asText()).isEqualTo("stopped");
        assertThat(Play.served(Play.dash(Cluster.entry("main.r1"), PROTECTED), "grade"))
                .isEqualTo("full");
        assertThat(cluster.vrs("fault", "heal").exit()).isZero();
        awaitReady();
        assertThat(pid()).isNotEqualTo(before);
    }

    @Test
    void killed_isStartedAtTheEndOfItsLease() {
        long before = pid();

        assertThat(cluster.vrs("fault", "kill", DRM, "--for", "2s").exit()).isZero();

        awaitReady();
        assertThat(pid()).isNotEqualTo(before);
        assertThat(cluster.vrs("fault", "list").out()).isEmpty();
    }

    @Test
    void hung_isTheSameProcessWhenHealed() {
        long before = pid();

        assertThat(cluster.vrs("fault", "hang", DRM, "--for", "10m").exit()).isZero();

        Awaitility.await("it does not answer any more")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !cluster.process(DRM).path("ready").asBoolean());
        assertThat(cluster.vrs("fault", "heal").exit()).isZero();
        awaitReady();
        assertThat(pid()).isEqualTo(before);
    }

    @Test
    void faultOnAPath_needsTheProxies() {
        Commands.Result fault = cluster.vrs("fault", "slow", "r1-az1/drm");

        assertThat(fault.exit()).isEqualTo(2);
        assertThat(fault.err()).contains("start with --faults");
    }

    private long pid() {
        return cluster.process(DRM).path("pid").asLong();
    }

    private void awaitReady() {
        Awaitility.await("it is ready again")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> cluster.process(DRM).path("ready").asBoolean());
    }
}
