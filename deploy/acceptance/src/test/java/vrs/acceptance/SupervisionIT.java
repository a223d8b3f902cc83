package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Processes are killed with real signals; the launcher and the entry names do what they promise. */
@WithCluster
@Order(75)
class SupervisionIT {
    private final Cluster cluster;

    SupervisionIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void upASecondTime_saysSoAndEndsWell() {
        Commands.Result second = cluster.vrs("up", "--detach");

        assertThat(second.exit()).isZero();
        assertThat(second.out() + second.err()).contains("already up");
    }

    @Test
    void upWithFaults_onAClusterWithoutThem_saysWhatToDo() {
        Commands.Result second = cluster.vrs("up", "--faults", "--detach");

        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.err())
                .isEqualToIgnoringNewLines(
                        "the cluster is up without faults: ./vrs down first, then ./vrs up --faults");
    }

    @Test
    void killedProcess_isStartedAgain_andStatusSaysSo() {
        JsonNode before = cluster.process("r1-az2-dash-low-1");

        cluster.commands()
                .run(
                        Duration.ofSeconds(5),
                        java.util.List.of("kill", "-9", before.path("pid").asText()));

        Awaitility.await("a new process of that instance is ready")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    JsonNode after = cluster.process("r1-az2-dash-low-1");
                    assertThat(after.path("pid").asLong())
                            .isNotEqualTo(before.path("pid").asLong());
                    assertThat(after.path("ready").asBoolean()).isTrue();
                    assertThat(after.path("restarts").asInt())
                            .isEqualTo(before.path("restarts").asInt() + 1);
                });
    }

    @Test
    void gatewayStopped_itsNameLeadsElsewhere_andComesHome() {
        cluster.stop("r1-az1/gateway");
        // A new connection passes a gateway that refuses at once; the names themselves move after three misses.
        Awaitility.await("main.r1 leads to the neighbour, and retry.r1 to another one than main.r1")
                .atMost(Duration.ofSeconds(6))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() ->
                        azOf("main.r1").equals("r1-az2") && azOf("retry.r1").equals("r2-az1"));

        cluster.startAll("r1-az1/gateway");

        Awaitility.await("main.r1 is home again").atMost(Duration.ofSeconds(10)).until(() -> azOf("main.r1")
                .equals("r1-az1"));
    }

    private static String azOf(String name) {
        return Play.served(Play.dash(Cluster.entry(name), Map.of("vid", "free-clear")), "az");
    }

    @Test
    void statusNamesEveryProcess() {
        assertThat(cluster.processes()).hasSize(3 * 10 + 5).allSatisfy(p -> {
            for (String field : new String[] {
                "az", "unit", "role", "instance", "pool", "cloud", "pid", "port", "ready", "restarts", "version"
            }) {
                assertThat(p.has(field)).as(field + " of " + p).isTrue();
            }
        });
    }

    @Test
    void unknownTarget_isOneClearLine() {
        Commands.Result result = cluster.vrs("stop", "no-such-thing");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err().lines().count()).isLessThanOrEqualTo(2);
        assertThat(result.err()).contains("no-such-thing");
    }

    @Test
    void eachProcess_answersHealthAndMetricsOnItsManagementPort() {
        for (JsonNode process : cluster.processes()) {
            if (process.path("role").asText().equals("redis")) {
                // Not a program of ours: it speaks its own protocol only.
                continue;
            }
            String management = "http://127.0.0.1:" + (process.path("port").asInt() + 500);
            for (String path : new String[] {"/health/live", "/health/ready", "/metrics"}) {
                assertThat(Play.request().get(management + path).statusCode())
                        .as(process.path("instance").asText() + path)
                        .isEqualTo(200);
            }
        }
    }
}
