package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.gateway.front.RawClient.Answer;
import vrs.gateway.front.ScriptedService.Script;

/** When a client is asked to repeat its play through a retry name, and when it gets something else. */
class RetryDomainAnswersTest {
    private static final String PLAY = "/dash?vid=film&retry=1";
    private static final Script FAILS = ScriptedService.answering("503 No", "{}", "VRS-Outcome: failed");

    private ScriptedService main;
    private ScriptedService low;
    private ScriptedService fallback;
    private ScriptedService az2;
    private ScriptedService region2;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        main = new ScriptedService(FAILS);
        low = new ScriptedService(FAILS);
        fallback = new ScriptedService(ScriptedService.answering("200 OK", "basic", "VRS-Outcome: answered"));
        az2 = new ScriptedService(ScriptedService.answering("200 OK", "az2", "VRS-Outcome: answered"));
        region2 = new ScriptedService(ScriptedService.answering("200 OK", "region2", "VRS-Outcome: answered"));
        gateway = TestGateway.of(
                "r1-az1/dash/main",
                main,
                "r1-az1/dash/low",
                low,
                "r1-az1/fallback/-",
                fallback,
                "r2-az1/gateway/-",
                region2,
                "r1-az2/gateway/-",
                az2);
        gateway.tells("r1-az2", 0, 100);
        gateway.tells("r2-az1", 0, 100);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        for (ScriptedService service : new ScriptedService[] {main, low, fallback, az2, region2}) {
            service.close();
        }
    }

    private static void asks(Answer answer, String name) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("VRS-Retry"))
                .matches("base=\"http://" + name + "\\.localhost:170\\d\\d\"; after-ms=([2-7]\\d|80); max=1");
        assertThat(answer.body())
                .contains("\"code\":\"unavailable\"", "\"retry\":{\"base\":\"http://" + name + ".localhost:170");
    }

    private static void isBasic(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("basic");
        assertThat(answer.header("VRS-Retry")).isEmpty();
    }

    @Test
    void acceptedAndFailed_isToBeRepeatedInTheNeighbourAz() throws IOException {
        asks(gateway.get(PLAY), "retry.r1");

        assertThat(main.received).as("one attempt").hasSize(1);
        assertThat(az2.received).as("what was accepted is not spilled").isEmpty();
        assertThat(fallback.received).isEmpty();
        assertThat(gateway.counted("vrs.gateway.retries", "decision", "asked")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dash?vid=film&retry=1&attempt=1",
                "/dash?vid=film&retry=0",
                "/dash?vid=film",
                "/dash?vid=film&retry=2"
            })
    void repeatedOrNotHonoured_isBasic(String target) throws IOException {
        isBasic(gateway.get(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoplay", "preload"})
    void lowerClasses_areNeverRepeated(String intent) throws IOException {
        Answer answer = gateway.get(PLAY + "&intent=" + intent);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("VRS-Retry")).isEmpty();
        assertThat(answer.body()).doesNotContain("\"retry\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "404 Not Found", "410 Gone", "429 Too Many Requests"})
    void refusal_isNeverRepeated(String status) throws IOException {
        main.script(ScriptedService.answering(status, "no", "VRS-Outcome: denied"));

        Answer answer = gateway.get(PLAY);

        assertThat(answer.body()).isEqualTo("no");
        assertThat(answer.header("VRS-Retry")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drm-unavailable", "clear-unavailable"})
    void whatDashAskedOtherAzsFor_isNotRepeated(String reason) throws IOException {
        main.script(ScriptedService.answering("503 No", "{}", "VRS-Outcome: failed", "VRS-Reason: " + reason));

        isBasic(gateway.get(PLAY));
    }

    @Test
    void host_hasNoSayInTheBase() throws IOException {
        try (RawClient client = gateway.client()) {
            client.send("GET " + PLAY + " HTTP/1.1\r\nHost: evil.example\r\nVRS-Retry: base=\"http://evil\"\r\n\r\n");

            asks(client.read(), "retry.r1");
        }
    }

    @Test
    void drainedAz_isNotNamed() throws IOException {
        gateway.set("az.r1-az2", "drained");
        asks(gateway.get(PLAY), "retry.r1");
        assertThat(gateway.get(PLAY).header("VRS-Retry"))
                .as("which leads to r2-az1 now")
                .contains("17091");

        gateway.set("az.r2-az1", "drained");
        isBasic(gateway.get(PLAY));
        assertThat(gateway.counted("vrs.gateway.retries", "decision", "no-room"))
                .isEqualTo(1);

        gateway.set("az.r2-az1", "active", "az.r1-az2", "active");
        asks(gateway.get(PLAY), "retry.r1");
    }

    @Test
    void fullAz_isNotNamed() throws IOException {
        gateway.tells("r1-az2", 90, 100);
        isBasic(gateway.get(PLAY));

        gateway.tells("r1-az2", 89, 100);
        asks(gateway.get(PLAY), "retry.r1");
    }

    @Test
    void silentAz_isNotNamed() throws IOException {
        gateway.nanos.addAndGet(2_000_000_001L);

        isBasic(gateway.get(PLAY));
    }

    @Test
    void nameThatLeadsHere_isNotNamed() throws IOException {
        // r1-az2 shall be main, so that retry.r1 leads to this AZ, where it just failed.
        gateway.set("dns.r1.main", "r1-az2", "dns.r2.retry", "r1-az2");

        asks(gateway.get(PLAY), "retry.r2");

        gateway.set("dns.r2.retry", "r1-az1");
        isBasic(gateway.get(PLAY));
    }

    @Test
    void budget_isKeptWhileEverythingFails() throws IOException {
        az2.script(FAILS);
        gateway.set("dns.r1.retry", "r2-az1");
        int asked = 0;
        for (int i = 0; i < 100; i++) {
            asked += gateway.get(PLAY).header("VRS-Retry").isEmpty() ? 0 : 1;
        }

        assertThat(asked).as("a fifth of what came, with a floor").isEqualTo(20);
        assertThat(gateway.counted("vrs.gateway.retries", "decision", "no-budget"))
                .isEqualTo(80);

        gateway.set("retry.budgetPercent", "0");
        gateway.nanos.addAndGet(1_200_000_000L);
        gateway.tells("r2-az1", 0, 100);
        isBasic(gateway.get(PLAY));
    }

    @Test
    void rules_actWhileItRuns() throws IOException {
        asks(gateway.get(PLAY), "retry.r1");

        gateway.set("retry.rules", "timeout,body");
        isBasic(gateway.get(PLAY));
        main.script((request, socket, out) -> socket.close());
        asks(gateway.get(PLAY), "retry.r1");

        gateway.set("retry.rules", "none");
        isBasic(gateway.get(PLAY));
        gateway.set("retry.rules", "default");
        asks(gateway.get(PLAY), "retry.r1");
    }

    @ParameterizedTest
    @CsvSource({"hangs,timeout", "garbage,body", "shed,shed", "status,5xx"})
    void rule_isTheOneOfTheFailure(String failure, String rule) throws IOException {
        main.script(
                switch (failure) {
                    case "hangs" -> (request, socket, out) -> ScriptedService.hang(socket);
                    case "garbage" -> (request, socket, out) -> ScriptedService.garble(out);
                    case "shed" -> ScriptedService.answering("503 No", "{}", "VRS-Outcome: shed");
                    default -> FAILS;
                });
        gateway.set("retry.rules", rule);
        assertThat(gateway.get(PLAY).header("VRS-Retry")).contains("retry.r1");

        gateway.set("retry.rules", rule.equals("timeout") ? "5xx" : "timeout");
        isBasic(gateway.get(PLAY));
    }

    @Test
    void shed_isBasicAtRest() throws IOException {
        main.script(ScriptedService.answering("503 No", "{}", "VRS-Outcome: shed", "VRS-Reason: overload"));

        isBasic(gateway.get(PLAY));
        assertThat(fallback.received.getFirst().headers()).containsEntry("vrs-reason", "overload");
    }
}
