package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.gateway.front.RawClient.Answer;

/** Connections move on when their AZ is drained or their gateway is about to stop, and no request is lost by it. */
class LeavingTest {
    private ScriptedService main;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        main = new ScriptedService(ScriptedService.answering("200 OK", "main", "VRS-Outcome: answered"));
        gateway = TestGateway.of("r1-az1/dash/main", main);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        main.close();
    }

    private void drain(String az, String state) {
        gateway.set("az." + az, state);
        gateway.drains.look();
    }

    @Test
    void drainedAz_answersAll_andEndsEachConnectionWithItsAnswer() throws IOException {
        try (RawClient kept = gateway.client()) {
            assertThat(kept.get("/dash?vid=x").header("Connection")).isEmpty();
            drain("r1-az1", "drained");
            gateway.pass(10_000);

            Answer last = kept.get("/dash?vid=x");

            assertThat(last.body()).isEqualTo("main");
            assertThat(last.header("Connection")).isEqualTo("close");
            assertThat(kept.isEnded()).isTrue();
        }
        assertThat(gateway.get("/dash?vid=x").body()).as("one that comes late").isEqualTo("main");

        drain("r1-az1", "active");
        gateway.pass(10_000);
        assertThat(gateway.get("/dash?vid=x").header("Connection")).isEmpty();
    }

    @Test
    void drain_isPaced() throws IOException {
        drain("r1-az1", "drained");
        gateway.pass(3_000);

        int closed = 0;
        for (int i = 0; i < 400; i++) {
            closed += gateway.get("/dash?vid=x").header("Connection").equals("close") ? 1 : 0;
        }

        assertThat(closed).isBetween(80, 160);
    }

    @Test
    void drainOfAnotherAz_changesNothing() throws IOException {
        drain("r1-az2", "drained");
        gateway.pass(20_000);

        assertThat(gateway.get("/dash?vid=x").header("Connection")).isEmpty();
    }

    @Test
    void leavingGateway_goesOnToAcceptAndAnswer_withClose() throws IOException {
        try (RawClient kept = gateway.client()) {
            kept.get("/dash?vid=x");
            gateway.front.leave();

            assertThat(kept.get("/dash?vid=x").header("Connection")).isEqualTo("close");
            assertThat(gateway.get("/dash?vid=x").header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void requestInFlight_isAnsweredWhenTheGatewayStops() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        main.script((request, socket, out) -> {
            asked.countDown();
            try {
                answer.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ScriptedService.write(out, "200 OK", "late", "VRS-Outcome: answered");
        });
        try (RawClient client = gateway.client()) {
            client.send(RawClient.request("GET", "/dash?vid=x"));
            asked.await();
            gateway.stopListening();
            Thread drained = Thread.ofVirtual().start(() -> gateway.front.drain(Duration.ofSeconds(3)));
            answer.countDown();

            assertThat(client.read().body()).isEqualTo("late");
            drained.join();
        }
    }
}
