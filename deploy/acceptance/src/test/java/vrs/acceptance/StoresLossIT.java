package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Every store of an AZ is gone: its instances go on with what they hold themselves, and begin with it too. */
@WithCluster
@Order(77)
class StoresLossIT {
    private static final String AZ = "r2-az1";
    private static final String DASH = AZ + "-dash-main-1";
    private static final int DASH_PORT = Cluster.BASE + 310;
    private static final List<String> KNOWN = List.of("free-clear", "long-clear");

    private final Cluster cluster;
    private final String main = Cluster.entry("main.r2");

    StoresLossIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void heal() {
        cluster.vrs("fault", "heal");
        cluster.awaitAllReady();
    }

    @Test
    void allStoresKilled_knownVideosPlay_andARestartedDashServesFromDisk() {
        awaitFollowing();
        killStores();

        for (String vid : KNOWN) {
            played(vid);
        }
        ready();
        cluster.vrs("restart", DASH).succeeded();

        ready();
        awaitGateway();
        assertThat(KNOWN.stream().map(this::played)).contains("disk");
        assertThat(Metrics.sum(DASH_PORT, "vrs_catalogue_feed_connected ")).isZero();
        assertThat(Metrics.sum(DASH_PORT, "vrs_catalogue_replica_lag_seconds ")).isPositive();
        for (String vid : KNOWN) {
            played(vid);
        }

        cluster.vrs("fault", "heal").succeeded();
        cluster.awaitAllReady();
        awaitFollowing();
        KNOWN.forEach(this::layerOf);
    }

    private void killStores() {
        for (String role : List.of("redis", "document", "sql", "publisher")) {
            boolean there = cluster.processes().stream()
                    .anyMatch(p -> p.path("az").asText().equals(AZ)
                            && p.path("role").asText().equals(role));
            if (there) {
                cluster.vrs("fault", "kill", AZ + "/" + role, "--for", "10m").succeeded();
            }
        }
    }

    /** Plays it, from what the instance holds itself. */
    private String played(String vid) {
        String layer = layerOf(vid);
        assertThat(layer).isIn("l1", "disk");
        return layer;
    }

    /** Plays it in full in this AZ, and tells from where the record came. */
    private String layerOf(String vid) {
        Response response = Play.dash(main, Map.of("vid", vid));
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(Play.served(response, "az")).isEqualTo(AZ);
        assertThat(Play.served(response, "grade"))
                .as(response.header("VRS-Served"))
                .isEqualTo("full");
        return Play.served(response, "layer");
    }

    private void ready() {
        assertThat(Play.request()
                        .get("http://127.0.0.1:" + (DASH_PORT + 500) + "/health/ready")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The gateway sends plays to the instance again: it looks some times a second. */
    private void awaitGateway() {
        Awaitility.await("the gateway found the instance again")
                .atMost(Duration.ofSeconds(10))
                .until(() -> Play.served(Play.dash(main, Map.of("vid", "mixed-protection")), "instance")
                        .equals(DASH));
    }

    /** The instance has all there is, and hears of more. */
    private void awaitFollowing() {
        Awaitility.await("the replica follows")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Metrics.sum(DASH_PORT, "vrs_catalogue_feed_connected ") == 1
                        && Metrics.sum(DASH_PORT, "vrs_catalogue_replica_lag_seconds ") == 0);
    }
}
