package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.gateway.front.RawClient.Answer;
import vrs.gateway.upstream.UpstreamLimits;

/** Keep-alive, order, framing, back-pressure, and the end of connections, on both sides. */
class ConnectionTest {
    private static final int BIG = 64 * 1024 * 1024;

    private ScriptedService main;
    private ScriptedService fallback;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        main = new ScriptedService(ScriptedService.answering("200 OK", "main"));
        fallback = new ScriptedService(ScriptedService.answering("200 OK", "basic"));
        gateway = TestGateway.of("r1-az1/dash/main", main, "r1-az1/fallback/-", fallback);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        main.close();
        fallback.close();
    }

    @Test
    void keepAlive_reusesBothSides() throws IOException {
        try (RawClient client = gateway.client()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.get("/dash?vid=" + i).body()).isEqualTo("main");
            }
        }
        assertThat(main.connections.get()).isEqualTo(1);
        assertThat(main.received).hasSize(20);
    }

    @Test
    void pipelining_isAnsweredInOrder() throws IOException {
        CountDownLatch slow = new CountDownLatch(1);
        main.script((request, socket, out) -> {
            if (request.line().contains("vid=0")) {
                awaitLatch(slow);
            }
            ScriptedService.write(out, "200 OK", request.line());
        });
        try (RawClient client = gateway.client()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                all.append(i == 5 ? RawClient.request("GET", "/nothing") : RawClient.request("GET", "/dash?vid=" + i));
            }
            client.send(all.toString());
            await().until(() -> main.received.size() == 1);
            slow.countDown();

            for (int i = 0; i < 10; i++) {
                Answer answer = client.read();
                assertThat(answer.status()).isEqualTo(i == 5 ? 404 : 200);
                assertThat(answer.body()).contains(i == 5 ? "not-found" : "vid=" + i + " ");
            }
        }
        assertThat(main.received.stream().map(r -> r.line()).toList())
                .as("one after the other")
                .isSortedAccordingTo(String::compareTo);
    }

    @Test
    void head_isAnsweredWithoutABody() throws IOException {
        main.script((request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n".getBytes());
            out.flush();
        });
        try (RawClient client = gateway.client()) {
            Answer answer =
                    client.send(RawClient.request("HEAD", "/dash?vid=x")).read(false);
            assertThat(answer.header("Content-Length")).isEqualTo("1234");

            Answer own = client.send(RawClient.request("HEAD", "/nothing")).read(false);
            assertThat(own.status()).isEqualTo(404);

            main.script(ScriptedService.answering("200 OK", "main"));
            assertThat(client.get("/dash?vid=x").body()).isEqualTo("main");
        }
        assertThat(main.connections.get()).isEqualTo(1);
        assertThat(main.received.getFirst().line()).startsWith("HEAD /dash?vid=x ");
    }

    @Test
    void chunkedAnswer_isPassedOnChunked() throws IOException {
        main.script((request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n3\r\nefg\r\n0\r\n\r\n"
                    .getBytes());
            out.flush();
        });
        try (RawClient client = gateway.client()) {
            assertThat(client.get("/dash?vid=x").body()).isEqualTo("abcdefg");
            assertThat(client.get("/dash?vid=x").body()).isEqualTo("abcdefg");
        }
        assertThat(main.connections.get()).isEqualTo(1);
    }

    @Test
    void interimAnswer_isPassedOver() throws IOException {
        main.script((request, socket, out) -> {
            out.write("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".getBytes());
            ScriptedService.write(out, "200 OK", "main");
        });

        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("main");
    }

    @Test
    void answerThatEndsWithItsConnection_isWhole() throws IOException {
        main.script((request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\nuntil the end".getBytes());
            socket.close();
        });
        try (RawClient client = gateway.client()) {
            assertThat(client.get("/dash?vid=x").body()).isEqualTo("until the end");
        }
    }

    @Test
    void answerThatBreaks_isNotTakenForWhole() throws IOException {
        main.script((request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes());
            out.flush();
            socket.close();
        });
        try (RawClient client = gateway.client()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> client.get("/dash?vid=x"))
                    .isInstanceOf(IOException.class);
        }
        assertThat(fallback.received).as("its head had gone out").isEmpty();
    }

    @Test
    void http10_isAnsweredAndClosed_orKeptWhenAsked() throws IOException {
        try (RawClient client = gateway.client()) {
            Answer kept = client.send("GET /dash?vid=x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                    .read();
            assertThat(kept.header("Connection")).isEqualToIgnoringCase("keep-alive");

            Answer last = client.send("GET /dash?vid=x HTTP/1.0\r\n\r\n").read();
            assertThat(last.body()).isEqualTo("main");
            assertThat(last.header("Connection")).isEqualToIgnoringCase("close");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void http10_ofAChunkedAnswer_endsWithTheConnection() throws IOException {
        main.script((request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n".getBytes());
            out.flush();
        });
        try (RawClient client = gateway.client()) {
            Answer answer = client.send("GET /dash?vid=x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                    .read();
            assertThat(answer.headers("Transfer-Encoding")).isEmpty();
            assertThat(answer.body()).isEqualTo("abcd");
        }
    }

    @Test
    void connectionClose_isHonoured() throws IOException {
        try (RawClient client = gateway.client()) {
            Answer answer = client.get("/dash?vid=x", "Connection: close");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void bigBody_isReadNoFasterThanTheClientReads() throws IOException {
        AtomicLong written = new AtomicLong();
        main.script((request, socket, out) -> {
            socket.setSendBufferSize(65_536);
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + BIG + "\r\n\r\n").getBytes());
            byte[] piece = new byte[65_536];
            for (int i = 0; i < BIG; i += piece.length) {
                out.write(piece);
                written.addAndGet(piece.length);
            }
            out.flush();
        });
        try (RawClient client = new RawClient(gateway.port(), "127.0.0.1", 65_536)) {
            client.send(RawClient.request("GET", "/dash?vid=x"));
            long[] before = {-1};
            await().pollInterval(java.time.Duration.ofMillis(300)).until(() -> {
                boolean stands = written.get() > 0 && written.get() == before[0];
                before[0] = written.get();
                return stands;
            });
            assertThat(written.get()).as("only buffers have filled").isLessThan(BIG / 2);

            assertThat(client.read().body()).hasSize(BIG);
        }
        assertThat(written.get()).isEqualTo(BIG);
    }

    @Test
    void clientThatGoes_takesItsUpstreamConnectionAlong() throws IOException {
        main.script((request, socket, out) -> ScriptedService.hang(socket));
        try (RawClient client = gateway.client()) {
            client.send(RawClient.request("GET", "/dash?vid=x"));
            await().until(() -> main.received.size() == 1);
        }
        await().until(() -> main.ended.get() == 1);
        await().until(() -> gateway.gauge("vrs.gateway.connections") == 0);
        assertThat(gateway.gauge("vrs.gateway.in.flight")).isZero();
        assertThat(gateway.inFlight.total()).isZero();
        assertThat(fallback.received).isEmpty();
    }

    @Test
    void clientThatGoesInTheMiddleOfABody_leavesNothing() throws IOException {
        main.script((request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes());
            while (true) {
                out.write(("1000\r\n" + "x".repeat(4_096) + "\r\n").getBytes());
            }
        });
        try (RawClient client = gateway.client()) {
            client.send(RawClient.request("GET", "/dash?vid=x"));
            assertThat(client.in().readNBytes(100_000)).hasSize(100_000);
        }
        await().until(() -> main.ended.get() == 1 && gateway.inFlight.total() == 0);
        assertThat(gateway.gauge("vrs.gateway.in.flight")).isZero();
    }

    @Test
    void stalePooledConnection_isReplacedWithoutAFallback() throws IOException {
        main.script((request, socket, out) -> {
            if (request.line().contains("stale") && request.connection() == 1) {
                socket.close();
            } else {
                ScriptedService.write(out, "200 OK", "main");
            }
        });
        try (RawClient client = gateway.client()) {
            client.get("/dash?vid=x");

            assertThat(client.get("/dash?vid=stale").body()).isEqualTo("main");
        }
        assertThat(main.connections.get()).isEqualTo(2);
        assertThat(fallback.received).isEmpty();
    }

    @Test
    void freshConnectionThatIsClosed_isAFailure_notTriedAgain() throws IOException {
        main.script((request, socket, out) -> socket.close());

        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("basic");
        assertThat(main.received).hasSize(1);
    }

    @Test
    void bytesBehindAnAnswer_meetNobodysRequest() throws IOException {
        main.script((request, socket, out) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nmain"
                            + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")
                    .getBytes());
            out.flush();
        });
        try (RawClient client = gateway.client()) {
            client.send(RawClient.request("GET", "/dash?vid=1") + RawClient.request("GET", "/dash?vid=2"));
            assertThat(client.read().body()).isEqualTo("main");
            assertThat(client.read().body()).isEqualTo("main");
            assertThat(client.get("/dash?vid=3").body()).isEqualTo("main");
        }
    }

    @Test
    void idleUpstreamConnection_isEvicted() throws IOException {
        try (TestGateway brisk = new TestGateway(
                TestGateway.instances("r1-az1/dash/main", main),
                FrontLimits.defaults(),
                new UpstreamLimits(8, 100, 16_384, 65_536))) {
            brisk.get("/dash?vid=x");

            await().until(() -> main.ended.get() == 1);
            assertThat(brisk.get("/dash?vid=x").body()).isEqualTo("main");
            assertThat(main.connections.get()).isEqualTo(2);
        }
    }

    @Test
    void uselessSmallAnswer_keepsItsConnection() throws IOException {
        main.script(ScriptedService.answering("503 No", "{}"));
        try (RawClient client = gateway.client()) {
            assertThat(client.get("/dash?vid=x").body()).isEqualTo("basic");
            assertThat(client.get("/dash?vid=x").body()).isEqualTo("basic");
        }
        assertThat(main.connections.get()).isEqualTo(1);
    }

    @Test
    void drain_letsAnAnswerEnd_andClosesIdleConnections() throws IOException {
        CountDownLatch slow = new CountDownLatch(1);
        main.script((request, socket, out) -> {
            awaitLatch(slow);
            ScriptedService.write(out, "200 OK", "main");
        });
        try (RawClient waiting = gateway.client();
                RawClient idle = gateway.client()) {
            waiting.send(RawClient.request("GET", "/dash?vid=x"));
            await().until(() -> main.received.size() == 1);
            await().until(() -> gateway.gauge("vrs.gateway.connections") == 2);
            gateway.stopListening();
            Thread draining = Thread.ofVirtual().start(() -> gateway.front.drain(java.time.Duration.ofMinutes(1)));

            assertThat(idle.isEnded()).isTrue();
            // It waits for the connections to end: each of them has been told by now.
            await().until(() -> draining.getState() == Thread.State.TIMED_WAITING);
            slow.countDown();
            Answer answer = waiting.read();

            assertThat(answer.body()).isEqualTo("main");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(waiting.isEnded()).isTrue();
            await().until(() -> !draining.isAlive());
        }
    }

    private static void awaitLatch(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
