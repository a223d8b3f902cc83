package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.gateway.front.RawClient.Answer;
import vrs.gateway.upstream.UpstreamLimits;

/** What is refused before anything is asked, and that what came behind it is not taken for a request. */
class LimitsTest {
    private static final FrontLimits TIGHT =
            new FrontLimits(8_192, 16_384, 65_536, 8_192, 400, 200, 200, 400, 200, 5, 3);

    private ScriptedService main;
    private ScriptedService drm;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        main = new ScriptedService(ScriptedService.answering("200 OK", "main"));
        drm = new ScriptedService((r, s, out) ->
                ScriptedService.write(out, "200 OK", "got " + r.body().length()));
        gateway = TestGateway.of("r1-az1/dash/main", main, "r1-az1/drm/-", drm);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        main.close();
        drm.close();
    }

    private void assertRefusedAndClosed(String request, int status, String code) throws IOException {
        try (RawClient client = gateway.client()) {
            // What stands behind must not be read as a request of its own.
            client.send(request + RawClient.request("GET", "/dash?vid=smuggled"));
            Answer answer = client.read();

            assertThat(answer.status()).as(request).isEqualTo(status);
            assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.header("VRS-Served")).startsWith("az=r1-az1; ");
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(main.received).isEmpty();
        assertThat(drm.received).isEmpty();
        await().until(() -> gateway.gauge("vrs.gateway.connections") == 0);
        assertThat(gateway.gauge("vrs.gateway.in.flight")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "Content-Length: 5, 6\r\n\r\nhello",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: +5\r\n\r\nhello",
                "Content-Length: 5x\r\n\r\nhello",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Host: other\r\n\r\n",
                "X\u0000Y: 1\r\n\r\n"
            })
    void ambiguousRequest_isRefused(String rest) throws IOException {
        assertRefusedAndClosed("POST /licence HTTP/1.1\r\nHost: a\r\n" + rest, 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /dash?vid=x HTTP/1.1\r\n\r\n",
                "GET /dash?vid=x HTTP/2.0\r\nHost: a\r\n\r\n",
                "GET /dash?vid=x HTTP/1.2\r\nHost: a\r\n\r\n",
                "GET /dash?vid=x\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 hello\r\n\r\n",
                "GET /dash HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void badHttp_isRefused(String request) throws IOException {
        assertRefusedAndClosed(request, 400, "bad-request");
    }

    @Test
    void longRequestLine_isRefused() throws IOException {
        assertRefusedAndClosed(RawClient.request("GET", "/dash?vid=" + "x".repeat(8_192)), 414, "too-large");
    }

    @Test
    void requestLineWithinItsBound_isTaken() throws IOException {
        assertThat(gateway.get("/dash?vid=" + "x".repeat(8_000)).status()).isEqualTo(200);
    }

    @Test
    void bigHeaders_areRefused() throws IOException {
        assertRefusedAndClosed(
                RawClient.request("GET", "/dash", "A: " + "x".repeat(9_000), "B: " + "x".repeat(9_000)),
                431,
                "too-large");
    }

    @Test
    void bigBodies_areRefused_announcedOrNot() throws IOException {
        assertRefusedAndClosed(
                "POST /licence HTTP/1.1\r\nHost: a\r\nContent-Length: 8193\r\n\r\n" + "x".repeat(8_193),
                413,
                "too-large");
        assertRefusedAndClosed(
                "POST /licence HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2001\r\n" + "x".repeat(8_193)
                        + "\r\n0\r\n\r\n",
                413,
                "too-large");
        assertRefusedAndClosed(
                "GET /dash HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n" + "x".repeat(65_537),
                413,
                "too-large");
    }

    @Test
    void bodyAtItsBound_isTaken() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send("POST /licence HTTP/1.1\r\nHost: a\r\nContent-Length: 8192\r\n\r\n" + "x".repeat(8_192));
            assertThat(client.read().body()).isEqualTo("got 8192");

            client.send("POST /licence HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
            assertThat(client.read().body()).isEqualTo("got 3");
        }
    }

    @Test
    void bodyOfAGet_isReadOver() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send("GET /dash?vid=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 41\r\n\r\n"
                    + "GET /dash?vid=evil HTTP/1.1\r\nHost: evil\r\n");
            assertThat(client.read().body()).isEqualTo("main");
            assertThat(client.get("/dash?vid=2").body()).isEqualTo("main");
        }
        assertThat(main.received.stream().map(r -> r.line()).toList())
                .containsExactly("GET /dash?vid=1 HTTP/1.1", "GET /dash?vid=2 HTTP/1.1");
        assertThat(main.received.getFirst().headers()).doesNotContainKey("content-length");
    }

    @Test
    void expectContinue_isLetOn() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send(RawClient.request("POST", "/licence", "Content-Length: 3", "Expect: 100-continue"));
            assertThat(client.read().status()).isEqualTo(100);

            assertThat(client.send("abc").read().body()).isEqualTo("got 3");
        }
        assertThat(drm.received.getFirst().headers()).doesNotContainKey("expect");
    }

    @Test
    void expectContinue_ofWhatIsRefused_isRefusedAtOnce() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send(RawClient.request("POST", "/licence", "Content-Length: 9999", "Expect: 100-continue"));
            assertThat(client.read().status()).isEqualTo(413);
        }
        try (RawClient client = gateway.client()) {
            client.send(RawClient.request("POST", "/nothing", "Content-Length: 9", "Expect: 100-continue"));
            assertThat(client.read().status()).isEqualTo(404);
            assertThat(client.isEnded()).isTrue();
        }
        assertRefusedAndClosed(RawClient.request("GET", "/dash", "Expect: the-unexpected"), 417, "bad-request");
    }

    @Test
    void tooManyConnections_areClosed_andTheOthersGoOn() throws IOException {
        try (TestGateway tight = tight();
                RawClient first = tight.client();
                RawClient second = tight.client();
                RawClient third = tight.client()) {
            assertThat(first.get("/dash?vid=x").status()).isEqualTo(200);
            assertThat(third.get("/dash?vid=x").status()).isEqualTo(200);
            try (RawClient fourth = tight.client()) {
                assertThat(fourth.isEnded()).isTrue();
                assertThat(tight.cut("connections-max")).isEqualTo(1);
            }
            assertThat(second.get("/dash?vid=x").status()).isEqualTo(200);
        }
    }

    @Test
    void limits_refuseWhatCannotBe() {
        assertThatThrownBy(
                        () -> new FrontLimits(8_192, 16_384, 1_000, 8_192, 60_000, 10_000, 10_000, 10_000, 1_000, 1, 1))
                .hasMessageContaining("body");
        assertThatThrownBy(
                        () -> new FrontLimits(8_192, 16_384, 65_536, 8_192, 5_000, 10_000, 1_000, 10_000, 1_000, 1, 1))
                .hasMessageContaining("idle");
        assertThatThrownBy(() -> new FrontLimits(8_192, 16_384, 65_536, 8_192, 60_000, 10_000, 10_000, 0, 1_000, 1, 1))
                .hasMessageContaining("write");
        assertThatThrownBy(() ->
                        new FrontLimits(8_192, 16_384, 65_536, 8_192, 60_000, 10_000, 10_000, 10_000, 1_000, 1, 0))
                .hasMessageContaining("connection");
    }

    @Test
    void bigAnswerHead_isAFailure() throws IOException {
        main.script(ScriptedService.answering("200 OK", "x", "A: " + "x".repeat(17_000)));

        assertThat(gateway.get("/dash?vid=x&intent=play").status()).isEqualTo(503);
    }

    private TestGateway tight() throws IOException {
        return new TestGateway(TestGateway.instances("r1-az1/dash/main", main), TIGHT, UpstreamLimits.defaults());
    }
}
