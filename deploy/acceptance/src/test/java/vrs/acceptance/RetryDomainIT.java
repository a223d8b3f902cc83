package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which failed plays are asked to come again, where, and which are not. */
@WithFaultyCluster
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetryDomainIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final double PER_SECOND = 60;
    private static final long LOAD_MS = 6_000;
    /** At most this share of the requests of the last second, and ten more. */
    private static final double BUDGET = 0.2;

    private static final double FLOOR = 10;
    /** A second of the test is not one of the gateway. */
    private static final double SEAM = 2;

    private final FaultyCluster cluster;

    RetryDomainIT(FaultyCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void breakDash() {
        // As shipped, a unit that fails in bulk is passed over before a play fails in it.
        cluster.control("avoid.dash=off");
        cluster.fault("errors", "r1-az1/dash", "--spare-health");
        Awaitility.await("a failed play is asked to come again").atMost(SOON).until(() -> isAskedAgain(play(Map.of())));
    }

    @AfterEach
    void heal() {
        cluster.vrs("control", "set", "retry.rules=default", "az.r1-az2=active", "avoid.dash=default")
                .succeeded();
        cluster.vrs("start", "r1-az2-dash-main-1");
        cluster.heal();
    }

    /** It is the last that needs this cluster; beside the other one it would be more than two cores bear. */
    @AfterAll
    void end() {
        cluster.close();
    }

    @Test
    void failedPlay_isAskedToComeAgain_atTheOtherAzOnce() {
        Response failed = play(Map.of());

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.header("VRS-Retry")).matches("base=\"http://[a-z0-9.]+:[0-9]+\"; after-ms=[0-9]+; max=1");
        assertThat(failed.jsonPath().getString("retry.base"))
                .as("body and header say the same")
                .isEqualTo(base(failed));
        Response again =
                Play.dash(base(failed), Map.of("vid", "drm-only", "drm", "clearkey", "retry", "1", "attempt", "1"));
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
        assertThat(Play.served(again, "az")).isEqualTo("r1-az2");
        assertThat(Play.served(again, "grade")).isEqualTo("full");
    }

    @Test
    void secondRequest_andClientsThatDoNotListen_areNeverAsked() {
        for (Map<String, String> more : List.of(
                Map.of("attempt", "1"),
                Map.of("retry", "0"),
                Map.of("intent", "autoplay"),
                Map.of("intent", "preload"))) {
            for (int i = 0; i < 5; i++) {
                Response answer = play(more);
                assertThat(answer.header("VRS-Retry"))
                        .as(more + ": " + answer.asString())
                        .isNull();
            }
        }
    }

    @Test
    void whileAllFails_theBudgetHolds_andTheRestIsBasic() {
        try (OpenLoop load =
                OpenLoop.start(PER_SECOND, List.of(cluster.gateway(1) + "/dash?vid=free-clear&codecs=avc1&retry=1"))) {
            load.goOn(LOAD_MS);
            List<OpenLoop.Answer> answers = load.stop();

            Map<Long, Long> perSecond = answers.stream()
                    .filter(answer -> !answer.retry().isEmpty())
                    .collect(Collectors.groupingBy(
                            answer -> (answer.atMs() + answer.tookMs()) / 1_000, Collectors.counting()));
            assertThat(perSecond).as("asked again, by second").isNotEmpty();
            assertThat(perSecond.values())
                    .as("asked again, by second: " + perSecond)
                    .allMatch(count -> count <= BUDGET * PER_SECOND + FLOOR + SEAM);
            assertThat(answers)
                    .as("whoever is not asked again gets what the fallback player has")
                    .allMatch(answer ->
                            !answer.retry().isEmpty() || answer.grade().equals("basic") && answer.status() == 200);
            assertThat(answers.stream()
                            .map(OpenLoop.Answer::retry)
                            .filter(retry -> !retry.isEmpty())
                            .limit(5))
                    .as("never the AZ that failed")
                    .map(retry -> retry.split("\"")[1])
                    .map(base -> Play.served(Play.dash(base, Map.of("vid", "free-clear")), "az"))
                    .containsOnly("r1-az2");
        }
    }

    @Test
    void drainedAz_isNeverNamed() {
        cluster.control("az.r1-az2=drained");

        awaitNotAsked();
    }

    @Test
    void azWithoutRoom_isNeverNamed() {
        cluster.vrs("stop", "r1-az2-dash-main-1").succeeded();

        awaitNotAsked();
    }

    @Test
    void rules_actWhileItRuns() {
        cluster.control("retry.rules=refused,timeout,body");
        awaitNotAsked();

        cluster.control("retry.rules=5xx");

        Awaitility.await("the rule is back").atMost(SOON).until(() -> isAskedAgain(play(Map.of())));
    }

    private void awaitNotAsked() {
        Awaitility.await("nobody is asked to come again").atMost(SOON).until(() -> !isAskedAgain(play(Map.of())));
        for (int i = 0; i < 10; i++) {
            assertThat(isAskedAgain(play(Map.of()))).isFalse();
        }
    }

    private Response play(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("vid", "drm-only", "drm", "clearkey", "retry", "1"));
        parameters.putAll(more);
        return Play.dash(cluster.gateway(1), parameters);
    }

    private static boolean isAskedAgain(Response response) {
        return response.statusCode() == 503 && response.header("VRS-Retry") != null;
    }

    private static String base(Response response) {
        return response.header("VRS-Retry").split("\"")[1];
    }
}
