package vrs.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.process.EventLog;
import vrs.signing.AddressSigner;
import vrs.signing.AddressVerifier;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.signing.MediaSet;

/** What a client may do with a connection to an edge, in bytes on the wire. */
class ConnectionsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final HmacKeys KEYS =
            new HmacKeys(List.of(HmacKey.of("k1", "0123456789abcdef0123456789abcdef".getBytes())));
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int CONNECTIONS_MAX = 3;
    private static final int REQUESTS_MAX = 4;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Vertx vertx;
    private int port;

    @BeforeEach
    void start() throws IOException {
        Path rendition = Files.createDirectories(folder.resolve("media/asset/clear/v240"));
        Files.write(rendition.resolve("1.m4s"), new byte[20_000_000]);
        Files.createDirectories(folder.resolve("origin"));
        Files.writeString(folder.resolve("origin/film"), "asset\n");
        vertx = Vertx.vertx();
        port = listen(REQUESTS_MAX);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private int listen(int requestsMax) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        EdgeConfig config = new EdgeConfig(
                folder,
                "edge",
                0,
                1,
                folder.resolve("media"),
                300,
                600,
                900,
                4_096,
                8_192,
                requestsMax,
                CONNECTIONS_MAX,
                3_600);
        Delivery delivery = new Delivery(
                new AddressVerifier(KEYS, clock),
                new MediaFiles(folder.resolve("media"), folder.resolve("origin")),
                vid -> false);
        EventLog log = new EventLog(new PrintStream(OutputStream.nullOutputStream()), clock, "edge");
        HttpServer server = new EdgeServer(config, delivery, clock, metrics, log).create(vertx);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @Test
    void silentOrTricklingHead_isClosed() throws IOException {
        try (Socket silent = connect();
                Socket trickling = connect()) {
            send(trickling, "GET / HTTP/1.1\r\nHo");

            assertThat(all(silent)).isEmpty();
            assertThat(all(trickling)).isEmpty();
        }
        assertThat(cut("slow-headers")).isEqualTo(2);
    }

    @Test
    void connectionWithoutANextRequest_isClosed() throws IOException {
        try (Socket socket = connect()) {
            send(socket, GET + "GET / HT");

            assertThat(all(socket)).containsOnlyOnce("HTTP/1.1 403 ");
        }
        assertThat(cut("idle")).isEqualTo(1);
    }

    @Test
    void readerWhoStalls_isCut() throws IOException {
        try (Socket socket = connect()) {
            String path = new AddressSigner(KEYS).path("film", MediaSet.CLEAR, "v240", NOW.plusSeconds(60));
            send(socket, GET.replace("/ H", path + "1.m4s H"));

            await().until(() -> cut("slow-reader") == 1);
            assertThat(all(socket).length()).isLessThan(20_000_000);
        }
    }

    @Test
    void clientThatAsksAndDoesNotRead_isCut() throws IOException {
        int patient = listen(10_000_000);
        try (Socket socket = connect(patient);
                ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> asks = asking.submit(() -> {
                while (true) {
                    send(socket, GET.repeat(100));
                }
            });

            await().until(() -> cut("slow-reader") == 1);
            await().until(asks::isDone);
        }
        assertThat(metrics.counter("vrs_edge_requests", "status", "403").count())
                .isLessThan(30_000);
    }

    @Test
    void lastRequestOfAConnection_closesIt() throws IOException {
        try (Socket socket = connect()) {
            send(socket, GET.repeat(REQUESTS_MAX + 2));

            assertThat(all(socket).split("HTTP/1.1 403 ", -1)).hasSize(REQUESTS_MAX + 1);
        }
        assertThat(cut("requests-max")).isEqualTo(1);
    }

    @Test
    void tooManyConnections_areClosed() throws IOException {
        try (Socket first = connect();
                Socket second = connect();
                Socket third = connect();
                Socket fourth = connect()) {
            assertThat(all(fourth)).isEmpty();
            assertThat(cut("connections-max")).isEqualTo(1);
            for (Socket early : List.of(first, second, third)) {
                send(early, GET);
            }
            assertThat(List.of(all(first), all(second), all(third)))
                    .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 403 "));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\n\r\nhello",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "A: b\r\n c: folded\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void requestWithABody_isRefused_andNothingBehindItIsRead(String rest) throws IOException {
        try (Socket socket = connect()) {
            send(socket, "POST / HTTP/1.1\r\nHost: a\r\n" + rest + GET);

            assertThat(all(socket)).matches("(?s)HTTP/1.[01] 4(00|05) .*").containsOnlyOnce("HTTP/1.");
        }
        assertThat(cut("body") + cut("malformed")).isEqualTo(1);
    }

    @Test
    void lineAndHeaders_haveBounds() throws IOException {
        try (Socket line = connect();
                Socket headers = connect()) {
            send(line, "GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
            send(headers, "GET / HTTP/1.1\r\nHost: a\r\nA: " + "x".repeat(9_000) + "\r\n\r\n");

            assertThat(all(line)).matches("(?s)HTTP/1.[01] 414 .*").contains("Access-Control-Allow-Origin: *");
            assertThat(all(headers)).matches("(?s)HTTP/1.[01] 431 .*");
        }
    }

    private Socket connect() throws IOException {
        return connect(port);
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All that comes until the other side ends the connection, by FIN or reset. */
    private static String all(Socket socket) throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] part = new byte[65_536];
        try {
            for (int n = socket.getInputStream().read(part);
                    n >= 0;
                    n = socket.getInputStream().read(part)) {
                all.append(new String(part, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (java.net.SocketException e) {
            return all.toString();
        }
        return all.toString();
    }

    private double cut(String reason) {
        return metrics.counter("vrs_edge_connections_cut", "reason", reason).count();
    }
}
