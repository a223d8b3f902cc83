package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.gateway.front.RawClient.Answer;
import vrs.gateway.front.ScriptedService.Script;
import vrs.gateway.upstream.UpstreamLimits;

/** What a viewer gets when dash-service does not answer as it should. */
class DescentTest {
    private ScriptedService main;
    private ScriptedService low;
    private ScriptedService fallback;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        main = new ScriptedService(ScriptedService.answering("200 OK", "main", "VRS-Outcome: answered"));
        low = new ScriptedService(ScriptedService.answering("200 OK", "low", "VRS-Outcome: answered"));
        fallback = new ScriptedService(ScriptedService.answering("200 OK", "basic", "VRS-Outcome: answered"));
        gateway = TestGateway.of("r1-az1/dash/main", main, "r1-az1/dash/low", low, "r1-az1/fallback/-", fallback);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        main.close();
        low.close();
        fallback.close();
    }

    @Test
    void play_goesToMain() throws IOException {
        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("main");
        assertThat(main.received.getFirst().headers())
                .containsEntry("vrs-class", "play")
                .containsEntry("vrs-attempt", "0");
    }

    @Test
    void autoplayAndPreload_goToLow() throws IOException {
        assertThat(gateway.get("/dash?vid=x&intent=autoplay").body()).isEqualTo("low");
        assertThat(gateway.get("/dash?vid=x", "Sec-Purpose: prefetch;prerender").body())
                .isEqualTo("low");
        assertThat(low.received).extracting(r -> r.headers().get("vrs-class")).containsExactly("autoplay", "preload");
        assertThat(main.received).isEmpty();
    }

    @Test
    void bareRefusalOfTheHttpStack_becomesAProblemWithAllHeaders() throws IOException {
        main.script(ScriptedService.answering("400 Bad Request", ""));

        Answer answer = gateway.get("/dash?vid=%zz");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"bad-request\"");
        assertThat(fallback.received).isEmpty();
    }

    static Stream<Arguments> failures() {
        Script hangs = (request, socket, out) -> ScriptedService.hang(socket);
        Script resets = (request, socket, out) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
        Script halfHead = (request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            out.flush();
            socket.close();
        };
        return Stream.of(
                Arguments.of("503", ScriptedService.answering("503 Service Unavailable", "{}"), "dash-unavailable"),
                Arguments.of("500", ScriptedService.answering("500 Oops", "{}"), "dash-unavailable"),
                Arguments.of(
                        "503 with a reason",
                        ScriptedService.answering(
                                "503 No", "{}", "VRS-Outcome: failed", "VRS-Reason: clear-unavailable"),
                        "clear-unavailable"),
                Arguments.of("shed", ScriptedService.answering("503 No", "{}", "VRS-Outcome: shed"), "overload"),
                Arguments.of(
                        "200 that failed",
                        ScriptedService.answering("200 OK", "half", "VRS-Outcome: failed"),
                        "dash-unavailable"),
                Arguments.of("hang", hangs, "dash-unavailable"),
                Arguments.of("reset", resets, "dash-unavailable"),
                Arguments.of("half a head", halfHead, "dash-unavailable"),
                Arguments.of(
                        "garbage",
                        (Script) (request, socket, out) -> out.write(new byte[] {1, 2, 3, 13, 10, 13, 10}),
                        "dash-unavailable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void play_whenDashFails_isAnsweredByTheFallback(String name, Script failure, String reason) throws IOException {
        main.script(failure);

        Answer answer = gateway.get("/dash?vid=x");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("basic");
        assertThat(fallback.received).hasSize(1);
        assertThat(fallback.received.getFirst().headers())
                .containsEntry("vrs-reason", reason)
                .containsEntry("vrs-internal", TestGateway.CREDENTIAL.value())
                .containsEntry("vrs-territory", "CN");
        assertThat(main.received).as("one attempt").hasSize(1);
        assertThat(low.received).as("the low unit is not for plays").isEmpty();
    }

    @Test
    void play_whenNobodyListens_isAnsweredByTheFallback_andTheInstanceIsDownAtOnce() throws IOException {
        try (TestGateway alone =
                TestGateway.of("r1-az1/dash/main", TestGateway.freePort(), "r1-az1/fallback/-", fallback)) {
            assertThat(alone.get("/dash?vid=x").body()).isEqualTo("basic");
            assertThat(alone.metrics
                            .get("vrs.gateway.upstream.failures")
                            .counter()
                            .count())
                    .isEqualTo(1);

            assertThat(alone.get("/dash?vid=x").body()).isEqualTo("basic");
            assertThat(alone.metrics
                            .get("vrs.gateway.upstream.failures")
                            .counter()
                            .count())
                    .as("it is not asked again")
                    .isEqualTo(1);
        }
    }

    @Test
    void play_whenOneInstanceIsRefused_isAnsweredByTheOtherOfTheUnit() throws IOException {
        try (TestGateway two = TestGateway.of(
                "r1-az1/dash/main", TestGateway.freePort(), "r1-az1/dash/main", main, "r1-az1/fallback/-", fallback)) {
            for (int i = 0; i < 4; i++) {
                assertThat(two.get("/dash?vid=x").body()).isEqualTo("main");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "403", "404", "406", "410", "429"})
    void refusalOfDash_isNeverPassedDown(String status) throws IOException {
        main.script(ScriptedService.answering(status + " No", "{\"code\":\"x\"}", "VRS-Outcome: denied"));

        Answer answer = gateway.get("/dash?vid=x");

        assertThat(answer.status()).isEqualTo(Integer.parseInt(status));
        assertThat(answer.body()).isEqualTo("{\"code\":\"x\"}");
        assertThat(fallback.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoplay", "preload"})
    void lowerClasses_haveNoFallback(String intent) throws IOException {
        low.script(ScriptedService.answering("500 Oops", "secret"));

        Answer answer = gateway.get("/dash?vid=film-1&intent=" + intent);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .contains("\"code\":\"unavailable\"", "\"vid\":\"film-1\"")
                .doesNotContain("secret");
        assertThat(fallback.received).isEmpty();
    }

    @Test
    void fallbackRefusal_isPassedOn() throws IOException {
        main.script(ScriptedService.answering("503 No", "{}"));
        fallback.script(ScriptedService.answering("403 Forbidden", "vip", "VRS-Outcome: denied"));

        assertThat(gateway.get("/dash?vid=x").status()).isEqualTo(403);
    }

    static List<Script> fallbackFailures() {
        return List.of(
                ScriptedService.answering("403 Forbidden", "drm", "VRS-Outcome: failed"),
                ScriptedService.answering("500 Oops", "x"),
                (request, socket, out) -> ScriptedService.hang(socket));
    }

    @ParameterizedTest
    @MethodSource("fallbackFailures")
    void fallbackFailure_isUnavailable(Script failure) throws IOException {
        main.script(ScriptedService.answering("503 No", "{}"));
        fallback.script(failure);

        Answer answer = gateway.get("/dash?vid=x");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("VRS-Served"))
                .isEqualTo("az=r1-az1; unit=-; instance=r1-az1-gateway-1; grade=-; reason=dash-unavailable; "
                        + "layer=-; drm-az=-; clear-az=-");
    }

    @Test
    void manifest_isTreatedAsPlay() throws IOException {
        main.script(ScriptedService.answering("503 No", "{}"));

        assertThat(gateway.get("/dash?vid=x&pt=t&intent=preload").body()).isEqualTo("basic");
        assertThat(low.received).isEmpty();
    }

    @Test
    void upstreamConnections_areBounded() throws IOException {
        main.script((request, socket, out) -> ScriptedService.hang(socket));
        try (TestGateway tight = new TestGateway(
                        TestGateway.instances("r1-az1/dash/main", main, "r1-az1/fallback/-", fallback),
                        FrontLimits.defaults(),
                        new UpstreamLimits(1, 20_000, 16_384, 65_536));
                RawClient first = tight.client();
                RawClient second = tight.client()) {
            first.send(RawClient.request("GET", "/dash?vid=a"));
            org.awaitility.Awaitility.await().until(() -> main.received.size() == 1);

            assertThat(second.get("/dash?vid=b").body()).isEqualTo("basic");

            assertThat(main.connections.get()).isEqualTo(1);
            assertThat(fallback.received.getFirst().headers()).containsEntry("vrs-reason", "overload");
            assertThat(first.read().body()).isEqualTo("basic");
        }
    }
}
