package vrs.dash.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vrs.admission.TrafficClass;
import vrs.dash.ScriptedUpstream;
import vrs.dash.Titles;
import vrs.failover.FailureReason;
import vrs.signing.InternalCredential;
import vrs.signing.MediaSet;
import vrs.topology.Instance;
import vrs.topology.Role;

/** A call that nothing ends shows as a test that is ended from outside. */
@Timeout(15)
class HttpUpstreamTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final CallMarks MARKS =
            new CallMarks(ScriptedUpstream.TRACE, Optional.of(TrafficClass.AUTOPLAY), true);
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final String GOOD = "{\"vid\":\"film\",\"renditions\":[{\"id\":\"v240\",\"addresses\":"
            + "[{\"cdn\":\"cdn-a\",\"base\":\"http://cdn-a.localhost/t/film/clear/v240/\"}]}],\"subtitles\":[]}";

    private final StreamsQuery query = new StreamsQuery(
            MediaSet.CLEAR,
            "film",
            List.of(new StreamsQuery.Asked("v240", Optional.empty())),
            List.of(),
            Titles.NOW,
            "-",
            "CN");
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private Connections connections;
    private Upstream upstream;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        connections = new Connections(CONNECT, Runnable::run);
        upstream = new HttpUpstream(connections, InternalCredential.of("credential-of-this-test"));
    }

    @AfterEach
    void stop() {
        over.countDown();
        connections.close();
        server.stop(0);
    }

    @Test
    void goodAnswer_isAnswered_andTheCallIsInternal() {
        AtomicReference<String> seen = new AtomicReference<>();
        server.createContext("/clear/streams", exchange -> {
            var headers = exchange.getRequestHeaders();
            seen.set(exchange.getRequestMethod() + " " + headers.getFirst("VRS-Internal") + " "
                    + headers.getFirst("Content-Type") + " " + headers.getFirst("VRS-Deadline-Ms") + " "
                    + headers.getFirst("VRS-Attempt") + " " + headers.getFirst("VRS-Class") + " "
                    + headers.getFirst("traceparent"));
            answer(exchange, 200, GOOD);
        });

        assertThat(ask(LONG)).isInstanceOf(Attempt.Answered.class);
        assertThat(seen.get())
                .isEqualTo("POST credential-of-this-test application/json 10000 1 autoplay " + ScriptedUpstream.TRACE);
    }

    @Test
    void gone_isWithdrawn() {
        server.createContext("/", exchange -> answer(exchange, 410, "{}"));

        assertThat(ask(LONG)).isEqualTo(new Attempt.Withdrawn());
    }

    @Test
    void otherStatus_isAFailedAttempt() {
        server.createContext("/", exchange -> answer(exchange, 503, GOOD));

        assertThat(ask(LONG)).isEqualTo(new Attempt.Failed(FailureReason.BAD_STATUS));
    }

    @Test
    void otherBody_isAFailedAttempt() {
        server.createContext("/", exchange -> answer(exchange, 200, "oops"));

        assertThat(ask(LONG)).isEqualTo(new Attempt.Failed(FailureReason.BAD_BODY));
    }

    @Test
    void hangBeforeTheAnswer_isBounded() {
        server.createContext("/", waiting(exchange -> {}));

        assertThat(ask(SHORT)).isEqualTo(ScriptedUpstream.TIMED_OUT);
    }

    @Test
    void hangWithinTheBody_isBounded() {
        server.createContext("/", waiting(exchange -> {
            exchange.sendResponseHeaders(200, GOOD.length());
            exchange.getResponseBody().write(GOOD.substring(0, 10).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }));

        assertThat(ask(SHORT)).isEqualTo(ScriptedUpstream.TIMED_OUT);
    }

    @Test
    void endlessBody_isBrokenOff() {
        server.createContext("/", exchange -> answer(exchange, 200, " ".repeat((1 << 20) + 1)));

        assertThat(ask(LONG)).isEqualTo(new Attempt.Failed(FailureReason.BROKEN_OFF));
    }

    @Test
    void connectionThatBreaks_isAFailedAttempt() {
        server.createContext("/", HttpExchange::close);

        assertThat(ask(LONG)).isEqualTo(new Attempt.Failed(FailureReason.BROKEN_OFF));
    }

    @Test
    void nobodyThere_isNotAccepted() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(upstream.ask(
                        instance(port),
                        query,
                        CallMarks.first(ScriptedUpstream.TRACE),
                        new Upstream.Bounds(LONG, CONNECT)))
                .isEqualTo(new Attempt.NotAccepted());
    }

    @Test
    void connections_areKept_whileTheirBoundStays() {
        var first = connections.within(CONNECT);

        assertThat(connections.within(CONNECT)).isSameAs(first);
        assertThat(connections.within(Duration.ofMillis(50))).isNotSameAs(first);
        assertThat(connections.within(Duration.ofMillis(50)).connectTimeout()).contains(Duration.ofMillis(50));
    }

    private Attempt ask(Duration timeout) {
        return upstream.ask(
                instance(server.getAddress().getPort()), query, MARKS, new Upstream.Bounds(timeout, CONNECT));
    }

    private HttpHandler waiting(HttpHandler before) {
        return exchange -> {
            before.handle(exchange);
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Instance instance(int port) {
        return new Instance("clear-1", Role.CLEAR, "az", "-", "vm", "private", "127.0.0.1", port);
    }
}
