package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is internal is not there for who lacks the credential, and what claims to be internal changes nothing. */
@WithCluster
@Order(50)
class InternalDoorsIT {
    private static final List<String> INTERNAL = List.of("/internal/ready", "/load", "/drm/streams", "/clear/streams");
    private static final List<String> HTTP_ROLES = List.of("gateway", "dash", "drm", "clear", "fallback");

    private final Cluster cluster;

    InternalDoorsIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void internalPaths_withoutCredential_areNotFoundOnEveryPort() {
        int asked = 0;
        for (JsonNode process : cluster.processes()) {
            if (!HTTP_ROLES.contains(process.path("role").asText())) {
                continue;
            }
            int port = process.path("port").asInt();
            for (int p :
                    process.path("role").asText().equals("gateway") ? new int[] {port, port + 1} : new int[] {port}) {
                for (String path : INTERNAL) {
                    String url = "http://127.0.0.1:" + p + path;
                    assertThat(Play.request().get(url).statusCode())
                            .as("GET " + url)
                            .isEqualTo(404);
                    assertThat(Play.request()
                                    .header("VRS-Internal", "not-the-credential-of-this")
                                    .contentType("application/json")
                                    .body("{\"vid\":\"drm-only\",\"renditions\":[]}")
                                    .post(url)
                                    .statusCode())
                            .as("POST " + url)
                            .isEqualTo(404);
                    asked++;
                }
            }
        }
        assertThat(asked).as("ports times paths").isGreaterThan(60);
    }

    @Test
    void internalPort_withoutCredential_isNotFoundForPublicPathsToo() {
        assertThat(Play.request()
                        .get(Cluster.origin(101) + "/dash?vid=free-clear")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void internalEndpoints_withTheCredential_areThere() {
        for (int offset : new int[] {101, 110, 120, 130, 140, 145}) {
            assertThat(Play.request()
                            .header("VRS-Internal", cluster.credential())
                            .get(Cluster.origin(offset) + "/internal/ready")
                            .statusCode())
                    .as("port base + " + offset)
                    .isEqualTo(200);
        }
    }

    @Test
    void inboundInternalHeaders_changeNothing() {
        for (String origin :
                new String[] {Cluster.entry("main.r1"), Cluster.origin(100), Cluster.origin(110), Cluster.origin(145)
                }) {
            Map<String, String> parameters = Map.of("vid", "territory-us");

            Response response = Play.request()
                    .header("VRS-Territory", "US")
                    .header("VRS-Class", "preload")
                    .header("VRS-Deadline-Ms", "0")
                    .header("VRS-Hop", "1")
                    .header("VRS-Attempt", "1")
                    .header("VRS-Reason", "overload")
                    .header("X-Forwarded-For", "127.1.0.1")
                    .header("Forwarded", "for=127.1.0.1")
                    .queryParams(parameters)
                    .get(origin + "/dash");

            assertThat(response.statusCode()).as(origin).isEqualTo(403);
            assertThat(response.jsonPath().getString("code")).isEqualTo("territory-blocked");
            assertThat(response.header("VRS-Outcome"))
                    .as("stays inside, from a gateway")
                    .matches(o -> o == null || !origin.startsWith(Cluster.origin(100)));
        }
    }

    @Test
    void inboundCredential_atTheGateway_opensNoDoorBehindIt() {
        Response response = Play.request()
                .header("VRS-Internal", cluster.credential())
                .header("VRS-Territory", "US")
                .queryParam("vid", "territory-us")
                .get(Cluster.origin(100) + "/dash");

        assertThat(response.statusCode()).isEqualTo(403);
    }
}
