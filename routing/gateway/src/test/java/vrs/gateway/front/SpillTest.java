package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.gateway.front.RawClient.Answer;
import vrs.gateway.front.ScriptedService.Script;

/** A request that the local unit does not take is handed to a neighbour's gateway, once. */
class SpillTest {
    private static final Script AZ2 = ScriptedService.answering(
            "200 OK", "az2", "VRS-Outcome: answered", "VRS-Served: az=r1-az2; unit=main", "VRS-Reason: none");
    private static final Script FAILED =
            ScriptedService.answering("503 No", "{}", "VRS-Outcome: failed", "VRS-Reason: dash-unavailable");

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ScriptedService az2 = service(AZ2);
    private final ScriptedService region2 = service(ScriptedService.answering("200 OK", "region2"));
    private final ScriptedService fallback = service(ScriptedService.answering("200 OK", "basic"));
    private final TestGateway gateway =
            gateway("r1-az1/dash/main", TestGateway.freePort(), "r1-az1/dash/low", TestGateway.freePort());

    SpillTest() throws IOException {}

    private ScriptedService service(Script script) throws IOException {
        ScriptedService service = new ScriptedService(script);
        open.add(service);
        return service;
    }

    private TestGateway gateway(Object... dash) throws IOException {
        List<Object> all = new ArrayList<>(List.of(dash));
        all.addAll(List.of("r1-az1/fallback/-", fallback, "r2-az1/gateway/-", region2, "r1-az2/gateway/-", az2));
        TestGateway made = TestGateway.of(all.toArray());
        open.addFirst(made);
        made.tells("r1-az2", 0, 100);
        made.tells("r2-az1", 0, 100);
        return made;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void refusedPlay_isAnsweredByTheNearestNeighbour() throws IOException {
        Answer answer = gateway.get(
                "/dash?vid=x", "Authorization: Bearer t", "VRS-Hop: 1", "VRS-Class: preload", "VRS-Territory: US");

        assertThat(answer.body()).isEqualTo("az2");
        assertThat(answer.header("VRS-Served")).isEqualTo("az=r1-az2; unit=main");
        assertThat(answer.headerLines()).noneMatch(line -> line.startsWith("VRS-Outcome"));
        var received = az2.received.getFirst();
        assertThat(received.line()).isEqualTo("GET /dash?vid=x HTTP/1.1");
        assertThat(received.headers())
                .containsEntry("vrs-internal", TestGateway.CREDENTIAL.value())
                .containsEntry("vrs-hop", "1")
                .containsEntry("vrs-class", "play")
                .containsEntry("vrs-attempt", "0")
                .containsEntry("vrs-territory", "CN")
                .containsEntry("authorization", "Bearer t")
                .containsKeys("traceparent", "vrs-deadline-ms");
        assertThat(Integer.parseInt(received.headers().get("vrs-deadline-ms")))
                .as("the time for a fallback is kept here")
                .isLessThanOrEqualTo(500);
        assertThat(region2.received).isEmpty();
        assertThat(fallback.received).isEmpty();
        assertThat(gateway.counted("vrs.gateway.spills", "to", "r1-az2", "outcome", "answered"))
                .isEqualTo(1);
    }

    @Test
    void repeatedPlay_isSpilledToo_andMarked() throws IOException {
        assertThat(gateway.get("/dash?vid=x&attempt=1&retry=1").body()).isEqualTo("az2");
        assertThat(az2.received.getFirst().headers()).containsEntry("vrs-attempt", "1");
    }

    @Test
    void unitWithoutAdmittedInstance_spills() throws IOException {
        TestGateway none = gateway();

        assertThat(none.get("/dash?vid=x").body()).isEqualTo("az2");
    }

    @Test
    void autoplay_isSpilled_preloadIsNot() throws IOException {
        assertThat(gateway.get("/dash?vid=x&intent=autoplay").body()).isEqualTo("az2");
        assertThat(az2.received.getFirst().headers()).containsEntry("vrs-class", "autoplay");

        assertThat(gateway.get("/dash?vid=x&intent=preload").status()).isEqualTo(503);
        assertThat(az2.received).hasSize(1);
    }

    @Test
    void fullOrDrainedNeighbour_isPassedOver() throws IOException {
        gateway.tells("r1-az2", 90, 100);
        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("region2");

        gateway.tells("r1-az2", 0, 100);
        gateway.set("az.r1-az2", "drained");
        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("region2");

        gateway.set("az.r2-az1", "drained");
        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("basic");
        assertThat(gateway.counted("vrs.gateway.spills", "outcome", "nobody")).isEqualTo(1);
        assertThat(az2.received).isEmpty();
    }

    @Test
    void staleNeighbours_areNotAsked() throws IOException {
        gateway.nanos.addAndGet(2_000_000_001L);

        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("basic");
    }

    @Test
    void neighbourThatFails_isNotFollowedByAnother_butByTheFallback() throws IOException {
        az2.script(FAILED);

        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("basic");

        assertThat(az2.received).hasSize(1);
        assertThat(region2.received).as("one spill").isEmpty();
        assertThat(gateway.counted("vrs.gateway.spills", "to", "r1-az2", "outcome", "failed"))
                .isEqualTo(1);
    }

    @Test
    void neighbourThatFails_isNotNamedForARepeat() throws IOException {
        az2.script(FAILED);
        // retry.r1 leads to r1-az2, retry.r2 to this AZ: both failed.
        assertThat(gateway.get("/dash?vid=x&retry=1").body()).isEqualTo("basic");

        gateway.set("dns.r1.retry", "r2-az1");
        Answer answer = gateway.get("/dash?vid=x&retry=1");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("VRS-Retry")).contains("http://retry.r1.localhost");
    }

    @Test
    void neighbourThatHangs_leavesTimeForTheFallback_andIsNotAskedAgain() throws IOException {
        az2.script((request, socket, out) -> ScriptedService.hang(socket));

        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("basic");
        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("region2");

        gateway.tells("r1-az2", 0, 100);
        az2.script(AZ2);
        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("az2");
    }

    @Test
    void neighbourThatRefuses_isFollowedByTheFallback() throws IOException {
        az2.close();

        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("basic");
        assertThat(gateway.counted("vrs.gateway.spills", "to", "r1-az2", "outcome", "refused"))
                .isEqualTo(1);
        assertThat(gateway.get("/dash?vid=x").body()).isEqualTo("region2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "410 Gone", "429 Too Many Requests"})
    void refusalOfTheNeighbour_isTheAnswer(String status) throws IOException {
        az2.script(ScriptedService.answering(status, "no", "VRS-Outcome: denied"));

        assertThat(gateway.get("/dash?vid=x&retry=1").body()).isEqualTo("no");
        assertThat(fallback.received).isEmpty();
    }

    @Test
    void weightMovesFirst_andComesBackWhenNobodyTakesIt() throws IOException {
        ScriptedService main = service(ScriptedService.answering("200 OK", "main"));
        TestGateway well = gateway("r1-az1/dash/main", main);
        assertThat(well.get("/dash?vid=x").body()).isEqualTo("main");

        well.stays(false);
        assertThat(well.get("/dash?vid=x").body()).isEqualTo("az2");

        well.set("az.r1-az2", "drained", "az.r2-az1", "drained");
        assertThat(well.get("/dash?vid=x").body()).isEqualTo("main");
    }

    @Test
    void classes_goToTheUnitsOfControl_whileItRuns() throws IOException {
        ScriptedService main = service(ScriptedService.answering("200 OK", "main"));
        ScriptedService low = service(ScriptedService.answering("200 OK", "low"));
        TestGateway well = gateway("r1-az1/dash/main", main, "r1-az1/dash/low", low);
        assertThat(well.get("/dash?vid=x&intent=preload").body()).isEqualTo("low");

        well.set("route.preload", "main");

        assertThat(well.get("/dash?vid=x&intent=preload").body()).isEqualTo("main");
        assertThat(well.get("/dash?vid=x&intent=autoplay").body()).isEqualTo("low");
    }

    @Test
    void degradeSwitch_on_goesStraightToTheFallback() throws IOException {
        gateway.set("degrade.dash", "on");

        assertThat(gateway.get("/dash?vid=x&retry=1").body()).isEqualTo("basic");
        assertThat(fallback.received.getFirst().headers()).containsEntry("vrs-reason", "degrade-switch");
        assertThat(gateway.get("/dash?vid=x&intent=autoplay").body()).isEqualTo("az2");
        assertThat(az2.received).hasSize(1);
    }

    @Test
    void degradeSwitch_off_neverGoesToTheFallback() throws IOException {
        gateway.set("degrade.dash", "off");
        az2.script(FAILED);

        assertThat(gateway.get("/dash?vid=x").status()).isEqualTo(503);
        assertThat(fallback.received).isEmpty();
    }

    @Test
    void drmRequiredOfTheFallback_becomesUnavailable() throws IOException {
        az2.script(FAILED);
        fallback.script(ScriptedService.answering("403 Forbidden", "drm-required", "VRS-Outcome: failed"));

        Answer answer = gateway.get("/dash?vid=x");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"unavailable\"").doesNotContain("retry\"");
    }
}
