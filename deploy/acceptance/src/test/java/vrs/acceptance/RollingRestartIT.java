package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The processes of an AZ are replaced one by one while people play. */
@WithCluster
@Order(79)
class RollingRestartIT {
    private static final String AZ = "r1-az2";
    private static final double PER_SECOND = 30;
    private static final long SETTLED_MS = 3_000;
    private static final Duration BOUND = Duration.ofMinutes(5);

    private final Cluster cluster;

    RollingRestartIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void azReplacedOneByOne_underLoad_failsNoRequest() {
        Map<String, Long> before = pids();
        List<String> plays = List.of(
                Cluster.entry("retry.r1") + "/dash?vid=drm-fallback&drm=clearkey&codecs=avc1",
                Cluster.entry("retry.r1") + "/dash?vid=free-clear&codecs=avc1",
                Cluster.entry("main.r1") + "/dash?vid=drm-only&drm=clearkey&codecs=avc1",
                Cluster.entry("retry.r1") + "/dash?vid=free-clear&codecs=avc1&intent=autoplay");
        try (OpenLoop load = OpenLoop.startWarm(PER_SECOND, plays)) {
            load.untilSteady();
            long steadyFromMs = load.nowMs();
            load.goOn(SETTLED_MS);
            cluster.commands()
                    .run(BOUND, List.of("./vrs", "restart", AZ, "--rolling"))
                    .succeeded();
            load.goOn(SETTLED_MS);
            List<OpenLoop.Answer> answers = load.stop();

            assertThat(answers.stream()
                            .filter(answer -> answer.atMs() >= steadyFromMs && !answer.isFull())
                            .limit(5))
                    .as("requests that failed or were lowered, of " + answers.size())
                    .isEmpty();
            assertThat(answers)
                    .as("carried load")
                    .anyMatch(answer -> answer.az().equals(AZ) && answer.atMs() < steadyFromMs + SETTLED_MS);
        }
        Map<String, Long> after = pids();
        for (String role : List.of("gateway", "dash-main", "dash-low", "drm", "clear", "fallback")) {
            assertThat(after.get(AZ + "-" + role + "-1"))
                    .as(AZ + " " + role + " is another process")
                    .isNotNull()
                    .isNotEqualTo(before.get(AZ + "-" + role + "-1"));
        }
    }

    private Map<String, Long> pids() {
        return cluster.processes().stream()
                .collect(Collectors.toMap(process -> process.path("instance").asText(), process -> process.path("pid")
                        .asLong()));
    }
}
