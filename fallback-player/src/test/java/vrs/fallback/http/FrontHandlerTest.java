package vrs.fallback.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.fallback.answer.Answers;
import vrs.fallback.snapshot.Snapshot;
import vrs.fallback.viewer.TerritoryTable;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.signing.InternalCredential;
import vrs.signing.PlaybackTokens;

class FrontHandlerTest {
    private static final String CREDENTIAL = "the-credential-of-this-cluster";

    @TempDir
    Path folder;

    @Test
    void internalReady_isThereOnlyForTheCredential() throws Exception {
        assertThat(ask(HttpMethod.GET, "/internal/ready", 10).status().code()).isEqualTo(404);
        assertThat(ask(HttpMethod.GET, "/internal/ready", 10, "VRS-Internal", "wrong-credential-here")
                        .status()
                        .code())
                .isEqualTo(404);
        assertThat(ask(HttpMethod.GET, "/internal/ready", 10, "VRS-Internal", CREDENTIAL)
                        .status()
                        .code())
                .isEqualTo(200);
    }

    @Test
    void everyAnswer_carriesTheHeadersOfTheContract() throws Exception {
        for (String path : List.of("/dash?vid=a", "/dash", "/elsewhere")) {
            FullHttpResponse response = ask(HttpMethod.GET, path, 10);

            assertThat(response.headers().get("VRS-Served"))
                    .isEqualTo(
                            "az=r1-az1; unit=-; instance=f; grade=-; reason=none; layer=snapshot; drm-az=-; clear-az=-");
            assertThat(response.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(response.headers().get("Cache-Control")).isEqualTo("private, no-store");
            assertThat(response.headers().get("traceparent")).startsWith("00-");
            assertThat(response.headers().get("VRS-Outcome"))
                    .as("for the gateway only")
                    .isNull();
        }
    }

    @Test
    void head_hasTheLengthAndNoBody() throws Exception {
        FullHttpResponse get = ask(HttpMethod.GET, "/dash?vid=a", 10);
        FullHttpResponse head = ask(HttpMethod.HEAD, "/dash?vid=a", 10);

        assertThat(head.content().readableBytes()).isZero();
        assertThat(head.headers().getInt("Content-Length"))
                .isEqualTo(get.content().readableBytes())
                .isPositive();
    }

    @Test
    void otherMethods_areRefused_andPreflightIsAnswered() throws Exception {
        FullHttpResponse delete = ask(HttpMethod.DELETE, "/dash?vid=a", 10);

        assertThat(delete.status().code()).isEqualTo(405);
        assertThat(delete.headers().get("Allow")).contains("GET");
        assertThat(ask(HttpMethod.OPTIONS, "/dash", 10).status().code()).isEqualTo(204);
    }

    @Test
    void moreInFlightThanTheCap_isOverloadedWithRetryAfter() throws Exception {
        FullHttpResponse response = ask(HttpMethod.GET, "/dash?vid=a", 0);

        assertThat(response.status().code()).isEqualTo(503);
        assertThat(response.content().toString(StandardCharsets.UTF_8)).contains("\"overloaded\"");
        assertThat(response.headers().get("Retry-After")).isEqualTo("1");
    }

    @Test
    void gateway_isToldOfWhatWasShed() throws Exception {
        FullHttpResponse response = ask(HttpMethod.GET, "/dash?vid=a", 0, "VRS-Internal", CREDENTIAL);

        assertThat(response.status().code()).isEqualTo(503);
        assertThat(response.headers().get("VRS-Outcome")).isEqualTo("shed");
        assertThat(response.headers().get("VRS-Reason")).isEqualTo("overload");
        assertThat(response.headers().get("VRS-Served")).contains("reason=overload");
        assertThat(ask(HttpMethod.GET, "/internal/ready", 0, "VRS-Internal", CREDENTIAL)
                        .status()
                        .code())
                .as("how it is, it says also when it is full")
                .isEqualTo(200);
    }

    @Test
    void reasonOfTheGateway_standsInVrsServed() throws Exception {
        for (String reason : List.of("degrade-switch", "dash-unavailable", "overload")) {
            assertThat(ask(HttpMethod.GET, "/dash?vid=a", 10, "VRS-Internal", CREDENTIAL, "VRS-Reason", reason)
                            .headers()
                            .get("VRS-Served"))
                    .contains("reason=" + reason + ";");
        }
        assertThat(ask(HttpMethod.GET, "/dash?vid=a", 10, "VRS-Reason", "degrade-switch")
                        .headers()
                        .get("VRS-Served"))
                .as("a stranger's word")
                .contains("reason=none;");
    }

    @Test
    void gateway_isToldTheOutcome() throws Exception {
        assertThat(ask(HttpMethod.GET, "/dash?vid=a", 10, "VRS-Internal", CREDENTIAL)
                        .headers()
                        .get("VRS-Outcome"))
                .isEqualTo("failed");
    }

    private FullHttpResponse ask(HttpMethod method, String uri, int inFlightMax, String... headers) throws Exception {
        Path table = folder.resolve("territories");
        Files.writeString(table, "127.0.0.0/16 CN\n");
        Clock clock = Clock.systemUTC();
        Answers answers = new Answers(
                Optional::<Snapshot>empty,
                vid -> false,
                () -> false,
                null,
                TerritoryTable.read(table),
                new PlaybackTokens(
                        new HmacKeys(List.of(HmacKey.of("k", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII)))),
                        clock),
                new Answers.Place("r1-az1", "f", "http://main"),
                clock);
        FrontHandler handler = new FrontHandler(
                answers,
                InternalCredential.of(CREDENTIAL),
                () -> true,
                new Counters(Optional::empty, () -> 0, clock),
                () -> inFlightMax,
                System::nanoTime);
        EmbeddedChannel channel = new EmbeddedChannel(handler) {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
            }
        };
        DefaultFullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, uri, Unpooled.EMPTY_BUFFER);
        for (int i = 0; i < headers.length; i += 2) {
            request.headers().set(headers[i], headers[i + 1]);
        }
        channel.writeInbound(request);
        return channel.readOutbound();
    }
}
