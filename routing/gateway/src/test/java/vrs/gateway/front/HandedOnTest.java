package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.gateway.front.RawClient.Answer;
import vrs.gateway.neighbour.Load;

/** What a neighbour's gateway hands on is answered by this AZ alone, and asked for with the credential. */
class HandedOnTest {
    private static final String CREDENTIAL = "VRS-Internal: " + TestGateway.CREDENTIAL.value();
    private static final String HOP = "VRS-Hop: 1";

    private ScriptedService main;
    private ScriptedService low;
    private ScriptedService fallback;
    private ScriptedService az2;
    private ScriptedService drm;
    private ScriptedService drm2;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        main = new ScriptedService(ScriptedService.answering("200 OK", "main", "VRS-Outcome: answered", "Via: x"));
        low = new ScriptedService(ScriptedService.answering("200 OK", "low", "VRS-Outcome: answered"));
        fallback = new ScriptedService(ScriptedService.answering("200 OK", "basic"));
        az2 = new ScriptedService(ScriptedService.answering("200 OK", "az2"));
        drm = new ScriptedService(ScriptedService.answering("200 OK", "keys", "VRS-Outcome: answered"));
        drm2 = new ScriptedService(ScriptedService.answering("200 OK", "keys of az2", "VRS-Outcome: answered"));
        gateway = TestGateway.of(
                "r1-az1/dash/main",
                main,
                "r1-az1/dash/low",
                low,
                "r1-az1/fallback/-",
                fallback,
                "r1-az2/gateway/-",
                az2,
                "r1-az1/drm/-",
                drm,
                "r1-az2/drm/-",
                drm2);
        gateway.tells("r1-az2", 0, 100);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        for (ScriptedService service : new ScriptedService[] {main, low, fallback, az2, drm, drm2}) {
            service.close();
        }
    }

    private Answer asked(String target, String... headers) throws IOException {
        try (RawClient client = gateway.internalClient()) {
            return client.get(target, headers);
        }
    }

    @Test
    void request_isAnsweredByTheLocalUnit_inTheWordsOfItsNeighbour() throws IOException {
        Answer answer = asked(
                "/dash?vid=x",
                CREDENTIAL,
                HOP,
                "VRS-Class: play",
                "VRS-Attempt: 1",
                "VRS-Territory: US",
                "VRS-Deadline-Ms: 321",
                "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(answer.body()).isEqualTo("main");
        assertThat(answer.header("VRS-Outcome")).isEqualTo("answered");
        assertThat(main.received.getFirst().headers())
                .containsEntry("vrs-territory", "US")
                .containsEntry("vrs-attempt", "1")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .doesNotContainKey("vrs-hop");
        assertThat(Integer.parseInt(main.received.getFirst().headers().get("vrs-deadline-ms")))
                .isBetween(100, 321);
        assertThat(gateway.counted("vrs.gateway.requests"))
                .as("its neighbour counts it")
                .isZero();
        assertThat(gateway.counted("vrs.gateway.internal.requests")).isEqualTo(1);
    }

    @Test
    void class_isLowered_neverRaised() throws IOException {
        assertThat(asked("/dash?vid=x", CREDENTIAL, HOP, "VRS-Class: autoplay").body())
                .isEqualTo("low");
        assertThat(asked("/dash?vid=x&intent=autoplay", CREDENTIAL, HOP, "VRS-Class: play")
                        .body())
                .isEqualTo("low");
    }

    @ParameterizedTest
    @CsvSource({
        "failed,dash-unavailable,failed,dash-unavailable",
        "failed,drm-unavailable,failed,drm-unavailable",
        "shed,overload,shed,overload"
    })
    void failure_isSaid_andNotDescendedFrom(String outcome, String reason, String saidOutcome, String saidReason)
            throws IOException {
        main.script(ScriptedService.answering("503 No", "{}", "VRS-Outcome: " + outcome, "VRS-Reason: " + reason));

        Answer answer = asked("/dash?vid=x&retry=1", CREDENTIAL, HOP, "VRS-Class: play");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("VRS-Outcome")).isEqualTo(saidOutcome);
        assertThat(answer.header("VRS-Reason")).isEqualTo(saidReason);
        assertThat(answer.header("VRS-Retry")).isEmpty();
        assertThat(fallback.received).isEmpty();
        assertThat(az2.received).isEmpty();
    }

    @Test
    void unitThatTakesNothing_isNotSpilledAgain() throws IOException {
        main.close();

        Answer answer = asked("/dash?vid=x", CREDENTIAL, HOP);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("VRS-Outcome")).isEqualTo("failed");
        assertThat(az2.received).as("AZ1 to AZ2 to AZ1").isEmpty();
    }

    @Test
    void weights_doNotMoveItOn() throws IOException {
        gateway.stays(false);
        gateway.set("degrade.dash", "on");

        assertThat(asked("/dash?vid=x", CREDENTIAL, HOP).body()).isEqualTo("main");
    }

    @Test
    void licence_isIssuedByTheOwnAz() throws IOException {
        String request = RawClient.request("POST", "/licence?token=t", CREDENTIAL, HOP, "Content-Length: 2") + "{}";
        try (RawClient client = gateway.internalClient()) {
            assertThat(client.send(request).read().body()).isEqualTo("keys");

            drm.script(ScriptedService.answering("500 Oops", "x"));
            Answer answer = client.send(request).read();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("VRS-Reason")).isEqualTo("drm-unavailable");
        }
        assertThat(drm.received.getFirst().body()).isEqualTo("{}");
        assertThat(drm2.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/dash?vid=x,VRS-Hop: 2",
        "/dash?vid=x,VRS-Hop: 0",
        "/dash?vid=x,X-None: 1",
        "/internal/other,VRS-Hop: 1",
        "/beacon,VRS-Hop: 1"
    })
    void anythingElse_isNotFound(String target, String header) throws IOException {
        assertThat(asked(target, CREDENTIAL, header).status()).isEqualTo(404);
        assertThat(asked("/dash?vid=x", HOP).status())
                .as("without the credential")
                .isEqualTo(404);
        assertThat(asked(Load.PATH, HOP).status()).isEqualTo(404);
        assertThat(gateway.get(Load.PATH, CREDENTIAL).status())
                .as("on the public port")
                .isEqualTo(404);
        assertThat(main.received).isEmpty();
    }

    @Test
    void load_isThatOfTheAdmittedInstances() throws IOException {
        assertThat(asked(Load.PATH, CREDENTIAL).body()).isEqualTo("vrs-load 1\nplay 0 0\nautoplay 0 0\npreload 0 0\n");
        var instance = TestGateway.instances("r1-az1/dash/main", main).getFirst();
        gateway.loads.told(instance, Load.parse("vrs-load 1\nplay 3 10").orElseThrow());

        Answer answer = asked(Load.PATH, CREDENTIAL);

        assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
        assertThat(answer.body()).startsWith("vrs-load 1\nplay 3 10\n");
        gateway.ready = false;
        assertThat(asked(Load.PATH, CREDENTIAL).body()).as("about to stop").contains("play 0 0\n");
        gateway.ready = true;
        gateway.board.refused(instance);
        assertThat(asked(Load.PATH, CREDENTIAL).body()).as("not admitted").contains("play 0 0\n");
    }

    @Test
    void limitOfTheGateway_sendsPlaysToTheFallback_andRefusesTheRest() throws IOException {
        gateway.set("admission.gateway.inflight", "1");
        main.script((request, socket, out) -> ScriptedService.hang(socket));
        try (RawClient waiting = gateway.client()) {
            waiting.send(RawClient.request("GET", "/dash?vid=first"));
            Awaitility.await().until(() -> main.received.size() == 1);

            assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("basic");
            assertThat(fallback.received.getFirst().headers()).containsEntry("vrs-reason", "overload");
            Answer shed = gateway.get("/dash?vid=x&intent=autoplay");
            assertThat(shed.status()).isEqualTo(429);
            assertThat(shed.header("Retry-After")).isEqualTo("1");
            assertThat(shed.body()).contains("\"code\":\"shed\"");
            assertThat(shed.header("VRS-Served")).contains("reason=overload");
            gateway.set("degrade.dash", "off");
            assertThat(gateway.get("/dash?vid=x").body()).contains("\"code\":\"overloaded\"");
        }
        assertThat(low.received).isEmpty();
    }

    @Test
    void deadlines_ofControl_actWhileItRuns() throws IOException {
        main.script((request, socket, out) -> ScriptedService.hang(socket));
        gateway.set("deadline.playMs", "200");

        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("basic");

        assertThat(Integer.parseInt(main.received.getFirst().headers().get("vrs-deadline-ms")))
                .isLessThanOrEqualTo(100);
    }
}
