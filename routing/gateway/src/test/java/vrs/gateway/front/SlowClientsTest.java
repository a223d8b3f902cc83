package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.gateway.front.RawClient.Answer;
import vrs.gateway.upstream.UpstreamLimits;

/** Clients that take their time, in either direction, and clients that ask without end. */
class SlowClientsTest {
    private static final int REQUESTS_MAX = 5;
    private static final FrontLimits TIGHT =
            new FrontLimits(8_192, 16_384, 65_536, 8_192, 1_000, 200, 200, 400, 200, REQUESTS_MAX, 10);
    private static final FrontLimits MANY =
            new FrontLimits(8_192, 16_384, 65_536, 8_192, 10_000, 10_000, 10_000, 1_000, 200, 1_000_000, 10);

    private ScriptedService main;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        main = new ScriptedService(ScriptedService.answering("200 OK", "main"));
        gateway = gateway(TIGHT);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        main.close();
    }

    @Test
    void slowHead_isToldSo() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send("GET /dash?vid=x HTTP/1.1\r\nHost: a\r\n");

            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(gateway.cut("slow-headers")).isEqualTo(1);
    }

    @Test
    void slowHead_ofALaterRequest_isToldSo_evenWhenItsFirstByteCameEarly() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send(RawClient.request("GET", "/dash?vid=x") + "G");
            assertThat(client.read().status()).isEqualTo(200);

            Answer late = client.send("ET /dash").read();

            assertThat(late.status()).isEqualTo(408);
        }
        assertThat(gateway.cut("slow-headers")).isEqualTo(1);
    }

    @Test
    void slowBody_isToldSo() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send(RawClient.request("POST", "/licence", "Content-Length: 10") + "x");

            assertThat(client.read().status()).isEqualTo(408);
        }
        assertThat(gateway.cut("slow-body")).isEqualTo(1);
    }

    @Test
    void silentConnection_isClosedWithoutAWord() throws IOException {
        try (RawClient client = gateway.client()) {
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(gateway.cut("silent")).isEqualTo(1);
    }

    @Test
    void idleConnection_isClosed() throws IOException {
        try (RawClient client = gateway.client()) {
            assertThat(client.get("/dash?vid=x").status()).isEqualTo(200);
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(gateway.cut("idle")).isEqualTo(1);
    }

    @Test
    void lastRequestThatOneConnectionMayHave_closesIt() throws IOException {
        try (RawClient client = gateway.client()) {
            for (int i = 1; i < REQUESTS_MAX; i++) {
                assertThat(client.get("/dash?vid=x").header("Connection")).isEmpty();
            }
            assertThat(client.get("/dash?vid=x").header("Connection")).isEqualTo("close");
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(gateway.cut("requests-max")).isEqualTo(1);
    }

    @Test
    void clientThatAsksAndDoesNotRead_isNotReadEither_andCut() throws Exception {
        try (TestGateway many = gateway(MANY);
                RawClient client = new RawClient(many.port(), "127.0.0.1", 2_048);
                ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            String batch = RawClient.request("GET", "/nothing").repeat(100);
            AtomicLong sent = new AtomicLong();
            Future<?> asks = asking.submit(() -> {
                while (true) {
                    client.send(batch);
                    sent.addAndGet(100);
                }
            });

            await().untilAsserted(() -> assertThat(many.cut("slow-reader")).isEqualTo(1));
            await().until(asks::isDone);

            double answered = many.metrics
                    .get("vrs.gateway.requests")
                    .tag("status", "404")
                    .counter()
                    .count();
            assertThat(answered)
                    .as("answers made for nobody, of %s asked", sent)
                    .isLessThan(30_000);
            await().until(() -> many.gauge("vrs.gateway.connections") == 0);
        }
    }

    private TestGateway gateway(FrontLimits limits) throws IOException {
        return new TestGateway(TestGateway.instances("r1-az1/dash/main", main), limits, UpstreamLimits.defaults());
    }
}
