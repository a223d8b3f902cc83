package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.gateway.front.RawClient.Answer;
import vrs.gateway.front.ScriptedService.Script;

/** Licences: the own AZ first, then the neighbours, two attempts within the deadline. */
class LicenceTest {
    private static final Script HANGS = (request, socket, out) -> ScriptedService.hang(socket);

    private ScriptedService az1;
    private ScriptedService az2;
    private ScriptedService region2;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        az1 = new ScriptedService(ScriptedService.answering("200 OK", "az1", "VRS-Outcome: answered"));
        az2 = new ScriptedService(ScriptedService.answering("200 OK", "az2", "VRS-Outcome: answered"));
        region2 = new ScriptedService(ScriptedService.answering("200 OK", "region2", "VRS-Outcome: answered"));
        gateway = TestGateway.of("r2-az1/drm/-", region2, "r1-az2/drm/-", az2, "r1-az1/drm/-", az1);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        az1.close();
        az2.close();
        region2.close();
    }

    private Answer licence(TestGateway of) throws IOException {
        try (RawClient client = of.client()) {
            return client.send(RawClient.request("POST", "/licence?token=t", "Content-Length: 11") + "{\"kids\":[]}")
                    .read();
        }
    }

    @Test
    void licence_comesFromTheOwnAz_withTheBodyAsItCame() throws IOException {
        assertThat(licence(gateway).body()).isEqualTo("az1");

        var received = az1.received.getFirst();
        assertThat(received.line()).isEqualTo("POST /licence?token=t HTTP/1.1");
        assertThat(received.body()).isEqualTo("{\"kids\":[]}");
        assertThat(received.headers())
                .containsEntry("vrs-attempt", "0")
                .containsEntry("vrs-territory", "CN")
                .doesNotContainKey("content-type");
        assertThat(az2.received).isEmpty();
    }

    @Test
    void hang_isFollowedByTheNeighbour_withTheSameBody() throws IOException {
        az1.script(HANGS);

        assertThat(licence(gateway).body()).isEqualTo("az2");

        assertThat(az2.received.getFirst().body()).isEqualTo("{\"kids\":[]}");
        assertThat(az2.received.getFirst().headers()).containsEntry("vrs-attempt", "1");
    }

    @Test
    void hungDrm_isNotWaitedFor_onceItIsAvoided() throws IOException {
        az1.script(HANGS);
        for (int i = 0; i < 10; i++) {
            assertThat(licence(gateway).body()).isEqualTo("az2");
        }

        assertThat(az1.received).as("three waited, the others did not").hasSize(3);
    }

    @Test
    void brokenAnswers_areHeldAgainstTheInstance() throws IOException {
        az1.script((request, socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes());
            socket.close();
        });
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> licence(gateway)).isInstanceOf(IOException.class);
        }

        assertThat(licence(gateway).body()).isEqualTo("az2");
    }

    @Test
    void errors_endAfterTwoAttempts() throws IOException {
        az1.script(ScriptedService.answering("500 Oops", "x"));
        az2.script(ScriptedService.answering("503 No", "x", "VRS-Outcome: failed"));

        Answer answer = licence(gateway);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("VRS-Served")).contains("reason=drm-unavailable");
        assertThat(region2.received).as("a third one is not asked").isEmpty();
    }

    @Test
    void refusedConnections_costNoAttempt() throws IOException {
        try (TestGateway of = TestGateway.of(
                "r1-az1/drm/-",
                TestGateway.freePort(),
                "r1-az1/drm/-",
                TestGateway.freePort(),
                "r1-az2/drm/-",
                az2,
                "r2-az1/drm/-",
                region2)) {
            az2.script(ScriptedService.answering("500 Oops", "x"));

            assertThat(licence(of).body()).isEqualTo("region2");
        }
    }

    @Test
    void downInstances_costNoAttempt() throws IOException {
        gateway.board.refused(TestGateway.instances("r2-az1/drm/-", region2, "r1-az2/drm/-", az2, "r1-az1/drm/-", az1)
                .getLast());

        assertThat(licence(gateway).body()).isEqualTo("az2");
        assertThat(az1.received).isEmpty();
        assertThat(az2.received.getFirst().headers()).containsEntry("vrs-attempt", "0");
    }

    @Test
    void refusal_isAnAnswer() throws IOException {
        az1.script(ScriptedService.answering("403 Forbidden", "licence-refused", "VRS-Outcome: denied"));

        assertThat(licence(gateway).status()).isEqualTo(403);
        assertThat(az2.received).isEmpty();
    }

    @Test
    void nobodyLeft_isUnavailable() throws IOException {
        try (TestGateway none = TestGateway.of("r1-az1/drm/-", TestGateway.freePort())) {
            Answer answer = licence(none);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"unavailable\"");
        }
    }
}
