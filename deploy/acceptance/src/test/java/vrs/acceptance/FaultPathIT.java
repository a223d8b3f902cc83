package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type of fault on a cluster with fault proxies: what it breaks, that the play goes on, and that it heals. */
@WithFaultyCluster
@Order(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultPathIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern STARTED = Pattern.compile("ts=(\\S+) .*event=started");

    private final FaultyCluster cluster;
    private boolean isSound = true;

    FaultPathIT(FaultyCluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void heal() {
        if (!isSound) {
            cluster.heal();
            awaitDrmOf("r1-az1");
            isSound = true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow", "errors", "garbage", "refuse"})
    void brokenDrm_isPassedByTheNeighbour_untilItHeals(String type) {
        awaitDrmOf("r1-az1");

        String id = fault(type, "r1-az1/drm");

        assertThat(id).startsWith("p");
        assertThat(cluster.vrs("fault", "list").out()).startsWith(id + " " + type + " r1-az1/drm: heals in ");
        assertThat(play("drm-only", "grade")).isEqualTo("full");
        awaitDrmOf("r1-az2");
        assertThat(cluster.vrs("fault", "heal", id).exit()).isZero();
        awaitDrmOf("r1-az1");
        assertThat(cluster.vrs("fault", "list").out()).isEmpty();
    }

    @Test
    void lease_endsAFaultByItself() {
        isSound = false;
        cluster.vrs("fault", "refuse", "r1-az1/gateway", "--for", "10s").succeeded();
        assertRefused(1);

        Awaitility.await("its lease is over")
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> Play.dash(cluster.gateway(1), Map.of("vid", "free-clear"))
                                .statusCode()
                        == 200);
    }

    @Test
    void refusedGateway_isLeftByTheEntryName() {
        fault("refuse", "r1-az1/gateway");
        assertRefused(1);

        Awaitility.await("the entry name leads elsewhere")
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> Play.served(Play.dash(cluster.entry(), Map.of("vid", "free-clear")), "az")
                        .equals("r1-az2"));
    }

    @Test
    void cutOneWay_withTheOwnDrmBroken_leavesTheClearRung() {
        fault("errors", "r1-az1/drm");
        fault("cut", "r1-az1->r1-az2");

        Awaitility.await("no DRM is to be had from here").atMost(SOON).until(() -> play("drm-fallback", "grade")
                .equals("clear"));
    }

    @Test
    void slowStore_changesNoAnswer_andErrorsAreNotForStores() {
        fault("slow", "r1-az1/document", "--ms", "2000");

        assertThat(play("drm-only", "grade")).isEqualTo("full");
        Commands.Result errors = cluster.vrs("fault", "errors", "r1-az1/document");
        assertThat(errors.exit()).isEqualTo(2);
        assertThat(errors.err()).contains("needs a path of HTTP");
    }

    @Test
    void unknownPath_isRefused() {
        Commands.Result fault = cluster.vrs("fault", "slow", "r9-az9/drm");

        assertThat(fault.exit()).isEqualTo(2);
        assertThat(fault.err()).startsWith("no path \"r9-az9/drm\"");
    }

    @Test
    void wipedStore_isStartedEmpty_andItsAzPlaysOn() {
        fault("wipe", "r1-az1/sql");

        assertThat(play("drm-only", "grade")).isEqualTo("full");
        Awaitility.await("it is there again")
                .atMost(SOON)
                .until(() -> cluster.vrs("status").exit() == 0);
    }

    @Test
    void skewedProcess_hasAnotherTime_andIsReadyWithIt() {
        fault("skew", "r1-az2/gateway", "--ms", "3600000");

        Awaitility.await("its clock is an hour ahead").atMost(SOON).until(() -> startedAt("r1-az2-gateway-1")
                .isAfter(Instant.now().plusSeconds(3_000)));
        Awaitility.await("it is ready")
                .atMost(SOON)
                .until(() -> cluster.vrs("status").exit() == 0);
        cluster.heal();
        assertThat(startedAt("r1-az2-gateway-1")).isBefore(Instant.now().plusSeconds(3_000));
    }

    @Test
    void busyMachine_playsOn_andTheHogEndsByItself() {
        isSound = false;
        cluster.vrs("fault", "cpu", "r1-az1", "--threads", "1", "--for", "2s").succeeded();

        assertThat(play("drm-only", "grade")).isEqualTo("full");
        Awaitility.await("its lease is over")
                .atMost(SOON)
                .until(() -> cluster.vrs("fault", "list").out().isEmpty());
    }

    private String fault(String... words) {
        isSound = false;
        return cluster.fault(words);
    }

    private void awaitDrmOf(String az) {
        Awaitility.await("DRM of " + az)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> play("drm-only", "drmAz").equals(az));
    }

    private String play(String vid, String part) {
        return Play.served(Play.dash(cluster.gateway(1), Map.of("vid", vid, "drm", "clearkey")), part);
    }

    private void assertRefused(int az) {
        assertThatThrownBy(() -> Play.dash(cluster.gateway(az), Map.of("vid", "free-clear")))
                .isInstanceOf(ConnectException.class);
    }

    private Instant startedAt(String process) {
        Matcher matcher = STARTED.matcher(cluster.vrs("logs", process).out());
        Instant last = Instant.EPOCH;
        while (matcher.find()) {
            last = Instant.parse(matcher.group(1));
        }
        return last;
    }
}
