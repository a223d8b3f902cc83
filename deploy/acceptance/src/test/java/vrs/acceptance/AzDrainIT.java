package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An operator takes an AZ out of traffic, and puts it back, under load. */
@WithCluster
@Order(73)
class AzDrainIT {
    private static final String AZ = "r1-az1";
    private static final String PROTECTED = "/dash?vid=drm-fallback&drm=clearkey&codecs=avc1";
    private static final String OPEN = "/dash?vid=free-clear&codecs=avc1";
    private static final double PER_SECOND = 20;
    private static final long STEADY_MS = 3_000;
    /** Ten seconds of ramp, one more, and as long as a process takes to see the change. */
    private static final long MOVED_AFTER_MS = 11_000 + 400;

    private static final long AFTERWARDS_MS = 4_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Cluster cluster;

    AzDrainIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void activate() {
        cluster.vrs("control", "set", "az." + AZ + "=active").succeeded();
        Awaitility.await("at home").atMost(SOON).until(() -> Play.served(
                        Play.dash(Cluster.entry("main.r1"), Map.of("vid", "free-clear")), "az")
                .equals(AZ));
    }

    @Test
    void drainedAz_isLeftWithinTheRamp_andTakenBack_andNoRequestFails() {
        List<String> names = List.of(
                Cluster.entry("main.r1") + PROTECTED,
                Cluster.entry("main.r1") + OPEN,
                Cluster.entry("main.r2") + PROTECTED,
                Cluster.entry("retry.r2") + OPEN);
        warm();
        try (OpenLoop load = OpenLoop.startWarm(PER_SECOND, names)) {
            load.untilSteady();
            long steadyFromMs = load.nowMs();
            load.goOn(STEADY_MS);
            long steadyEndMs = load.nowMs();
            cluster.vrs("control", "set", "az." + AZ + "=drained").succeeded();
            long drainedMs = load.nowMs();
            load.until(drainedMs + MOVED_AFTER_MS + AFTERWARDS_MS);
            long restoredFromMs = load.nowMs();
            cluster.vrs("control", "set", "az." + AZ + "=active").succeeded();
            long restoredMs = load.nowMs();
            load.until(restoredMs + MOVED_AFTER_MS + AFTERWARDS_MS);
            List<OpenLoop.Answer> answers = load.stop();

            assertThat(between(answers, steadyFromMs, Long.MAX_VALUE)
                            .filter(answer -> !answer.isFull())
                            .limit(5))
                    .as("requests that failed or were lowered, of " + answers.size())
                    .isEmpty();
            assertThat(between(answers, steadyFromMs, steadyEndMs))
                    .as("carried load before")
                    .anyMatch(answer -> answer.az().equals(AZ));
            assertThat(between(answers, drainedMs + MOVED_AFTER_MS, restoredFromMs))
                    .as("answered elsewhere, and with the DRM of elsewhere")
                    .noneMatch(
                            answer -> answer.az().equals(AZ) || answer.drmAz().equals(AZ));
            assertThat(share(answers, drainedMs + 1_000, drainedMs + 4_000))
                    .as("it goes bit by bit")
                    .isGreaterThan(0);
            assertThat(share(answers, restoredMs + MOVED_AFTER_MS, Long.MAX_VALUE))
                    .as("as much as before: three names of four lead there")
                    .isGreaterThan(0.7);
        }
    }

    /** The AZs to which the load will go have compiled their code, and every process has changed its mind once. */
    private void warm() {
        cluster.vrs("control", "set", "az." + AZ + "=drained").succeeded();
        cluster.vrs("control", "set", "az." + AZ + "=active").succeeded();
        OneByOne.warm(Stream.of(100, 200, 300)
                .flatMap(gateway -> Stream.of(PROTECTED, OPEN).map(play -> Cluster.origin(gateway) + play))
                .toList());
    }

    private static double share(List<OpenLoop.Answer> answers, long fromMs, long toMs) {
        List<OpenLoop.Answer> some = between(answers, fromMs, toMs).toList();
        return some.stream().filter(answer -> answer.az().equals(AZ)).count() / (double) some.size();
    }

    private static Stream<OpenLoop.Answer> between(List<OpenLoop.Answer> answers, long fromMs, long toMs) {
        return answers.stream().filter(answer -> answer.atMs() >= fromMs && answer.atMs() < toMs);
    }
}
