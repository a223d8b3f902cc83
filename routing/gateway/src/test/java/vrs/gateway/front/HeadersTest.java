package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.gateway.front.RawClient.Answer;

/** What passes a gateway and what does not, and what its own answers carry. */
class HeadersTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private ScriptedService main;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        main = new ScriptedService(ScriptedService.answering("200 OK", "main"));
        gateway = TestGateway.of("r1-az1/dash/main", main);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        main.close();
    }

    @Test
    void inboundInternalHeaders_areReplaced() throws IOException {
        gateway.get(
                "/dash?vid=x",
                "VRS-Internal: forged",
                "vrs-internal: " + TestGateway.CREDENTIAL.value(),
                "VRS-Territory: US",
                "VRS-Class: preload",
                "VRS-Deadline-Ms: 99999",
                "VRS-Attempt: 7",
                "VRS-Reason: overload",
                "VRS-Hop: 1",
                "VRS-Traffic: test",
                "Forwarded: for=127.1.0.1",
                "X-Forwarded-For: 127.1.0.1",
                "X-Forwarded-Host: evil");

        Map<String, String> seen = main.received.getFirst().headers();
        assertThat(seen)
                .containsEntry("vrs-internal", TestGateway.CREDENTIAL.value())
                .containsEntry("vrs-territory", "CN")
                .containsEntry("vrs-class", "play")
                .containsEntry("vrs-attempt", "0")
                .containsEntry("host", "127.0.0.1:" + main.port())
                .doesNotContainKeys(
                        "vrs-reason", "vrs-hop", "vrs-traffic", "forwarded", "x-forwarded-for", "x-forwarded-host");
        assertThat(Long.parseLong(seen.get("vrs-deadline-ms")))
                .as("what is left without the share of the fallback")
                .isBetween(1L, TestGateway.TIMINGS.requestMs() - TestGateway.TIMINGS.fallbackReserveMs());
    }

    @Test
    void inboundHopByHopHeaders_endHere() throws IOException {
        gateway.get(
                "/dash?vid=x",
                "Connection: keep-alive, X-Mine",
                "X-Mine: 1",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "Upgrade: h2c",
                "Proxy-Authorization: Basic x",
                "Authorization: Bearer t",
                "Accept: application/dash+xml");

        assertThat(main.received.getFirst().headers())
                .doesNotContainKeys("connection", "x-mine", "keep-alive", "te", "upgrade", "proxy-authorization")
                .containsEntry("authorization", "Bearer t")
                .containsEntry("accept", "application/dash+xml");
    }

    @Test
    void answerHeaders_losesWhatIsInternal() throws IOException {
        main.script(ScriptedService.answering(
                "200 OK",
                "main",
                "VRS-Outcome: answered",
                "VRS-Reason: overload",
                "VRS-Internal: secret",
                "Connection: keep-alive, X-Theirs",
                "X-Theirs: 1",
                "Keep-Alive: timeout=5",
                "VRS-Served: az=r1-az1; unit=main; instance=i; grade=full",
                "X-Kept: 1"));

        Answer answer = gateway.get("/dash?vid=x");

        for (String gone :
                List.of("VRS-Outcome", "VRS-Reason", "VRS-Internal", "Connection", "X-Theirs", "Keep-Alive")) {
            assertThat(answer.headers(gone)).as(gone).isEmpty();
        }
        assertThat(answer.headers("VRS-Served")).containsExactly("az=r1-az1; unit=main; instance=i; grade=full");
        assertThat(answer.header("X-Kept")).isEqualTo("1");
        assertThat(answer.header("Server-Timing")).startsWith("gw;dur=");
    }

    @Test
    void repeatedRequest_isMarked() throws IOException {
        gateway.get("/dash?vid=x&attempt=1");

        assertThat(main.received.getFirst().headers()).containsEntry("vrs-attempt", "1");
    }

    @Test
    void traceparent_validIsKept() throws IOException {
        Answer answer = gateway.get("/dash?vid=x", "traceparent: " + TRACE);

        assertThat(main.received.getFirst().headers()).containsEntry("traceparent", TRACE);
        assertThat(answer.header("traceparent")).isEqualTo(TRACE);
    }

    @Test
    void traceparent_invalidIsReplaced() throws IOException {
        Answer answer = gateway.get("/dash?vid=x", "traceparent: 00-zz");

        String made = main.received.getFirst().headers().get("traceparent");
        assertThat(made).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(answer.header("traceparent")).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/beacon", "/dash/", "/internal/ready", "/drm/streams", "/DASH", "/%64ash", "//dash"})
    void otherPaths_areNotFound(String path) throws IOException {
        Answer answer = gateway.get(path, "VRS-Internal: " + TestGateway.CREDENTIAL.value());

        assertThat(answer.status()).isEqualTo(404);
        assertContract(answer);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"There is nothing here.\",\"code\":\"not-found\"}");
        assertThat(main.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"POST|/dash|GET, HEAD, OPTIONS", "DELETE|/dash|GET, HEAD, OPTIONS", "GET|/licence|POST, OPTIONS"})
    void wrongMethod_saysWhichAreRight(String method, String path, String allow) throws IOException {
        try (RawClient client = gateway.client()) {
            Answer answer = client.send(RawClient.request(method, path)).read();

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo(allow);
            assertContract(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dash?vid=x", "/licence"})
    void options_isAnsweredHere(String target) throws IOException {
        try (RawClient client = gateway.client()) {
            Answer answer = client.send(RawClient.request(
                            "OPTIONS", target, "Origin: http://p", "Access-Control-Request-Method: GET"))
                    .read();

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.headers("Content-Length")).isEmpty();
            assertContract(answer);
            assertThat(client.get("/dash?vid=x").status())
                    .as("on the same connection")
                    .isEqualTo(200);
        }
    }

    @Test
    void ownRefusalOfAService_carriesTheContract() throws IOException {
        main.close();

        Answer answer = gateway.get("/dash?vid=x&intent=preload");

        assertThat(answer.status()).isEqualTo(503);
        assertContract(answer);
    }

    private static void assertContract(Answer answer) {
        assertThat(answer.header("VRS-Served"))
                .matches("az=r1-az1; unit=-; instance=r1-az1-gateway-1; grade=-; reason=[a-z-]+; layer=-; "
                        + "drm-az=-; clear-az=-");
        assertThat(answer.header("Server-Timing")).matches("gw;dur=\\d+");
        assertThat(answer.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(answer.header("Vary")).isEqualTo("Authorization, Accept, Origin");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, POST, OPTIONS");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .isEqualTo("Authorization, Content-Type, Accept, Range, traceparent");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .isEqualTo("VRS-Served, VRS-Retry, Retry-After, Server-Timing");
    }
}
