package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drm-service of an AZ is broken while its health checks stay green: plays keep their grade, and come home again. */
@WithFaultyCluster
@Order(2)
class UpstreamFailoverIT {
    private static final double PER_SECOND = 20;
    private static final long BROKEN_MS = 10_000;
    /** By then the AZ is avoided. */
    private static final long AVOIDED_AFTER_MS = 5_000;

    private static final double EXPECTED_GRADE_MIN = 0.999;
    private static final double EXTRA_CALLS_MAX = 0.2;
    /** Each process may make so many extra calls a second, whatever its budget says. */
    private static final double FLOOR_PER_SECOND = 10;

    private static final long PROBES_PER_SECOND_MAX = 3;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int DASH_PORT = FaultyCluster.port(1, 10);
    private static final String CALLS = "vrs_dash_upstream_attempts_total";
    private static final String[] DRM = {CALLS + "{", "service=\"drm\""};

    private final FaultyCluster cluster;

    UpstreamFailoverIT(FaultyCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void home() {
        awaitDrmOf("r1-az1");
    }

    @AfterEach
    void heal() {
        cluster.heal();
    }

    @ParameterizedTest
    @ValueSource(strings = {"errors", "garbage", "stall"})
    void brokenDrm_withGreenHealth_costsNoPlay_andCallsComeHome(String type) {
        List<String> plays = List.of(
                cluster.gateway(1) + "/dash?vid=drm-only&drm=clearkey&codecs=avc1",
                cluster.gateway(1) + "/dash?vid=drm-fallback&drm=clearkey&codecs=avc1");
        try (OpenLoop load = OpenLoop.startWarm(PER_SECOND, plays)) {
            load.untilSteady();
            double steadyCalls = calls("r1-az1");
            load.goOn(1_000);
            assertThat(calls("r1-az1") - steadyCalls)
                    .as("the path that is broken carried load")
                    .isGreaterThan(PER_SECOND / 2);

            double before = calls();
            long brokenAt = load.nowMs();
            cluster.fault(type, "r1-az1/drm", "--spare-health");
            load.until(brokenAt + AVOIDED_AFTER_MS);
            double asked = calls("r1-az1");
            long avoidedAt = load.nowMs();
            load.until(brokenAt + BROKEN_MS);
            double probes = calls("r1-az1") - asked;
            long endedAt = load.nowMs();
            double extra = calls() - before - PER_SECOND * (endedAt - brokenAt) / 1_000;
            List<OpenLoop.Answer> answers = load.stop();

            List<OpenLoop.Answer> broken = answers.stream()
                    .filter(answer -> answer.atMs() >= brokenAt && answer.atMs() < endedAt)
                    .toList();
            assertThat(share(broken))
                    .as("expected grade; the others: "
                            + broken.stream()
                                    .filter(answer -> !answer.isFull())
                                    .limit(5)
                                    .toList())
                    .isGreaterThanOrEqualTo(EXPECTED_GRADE_MIN);
            assertThat(broken.getLast().drmAz()).isEqualTo("r1-az2");
            assertThat(extra)
                    .as("extra calls of " + broken.size() + " plays")
                    .isLessThanOrEqualTo(
                            EXTRA_CALLS_MAX * broken.size() + FLOOR_PER_SECOND * (endedAt - brokenAt) / 1_000);
            assertThat(probes)
                    .as("calls of the avoided AZ")
                    .isLessThanOrEqualTo(PROBES_PER_SECOND_MAX * (endedAt - avoidedAt) / 1_000.0 + 1);
        }
        cluster.heal();
        awaitDrmOf("r1-az1");
    }

    private static double share(List<OpenLoop.Answer> answers) {
        return answers.stream().filter(OpenLoop.Answer::isFull).count() / (double) answers.size();
    }

    private void awaitDrmOf(String az) {
        Awaitility.await("DRM of " + az)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> Play.served(
                                Play.dash(cluster.gateway(1), Map.of("vid", "drm-only", "drm", "clearkey")), "drmAz")
                        .equals(az));
    }

    /** Calls of drm-services that the dash-service of the first AZ has made. */
    private static double calls() {
        return sum("");
    }

    private static double calls(String az) {
        return sum("az=\"" + az + "\"");
    }

    private static double sum(String label) {
        return Metrics.text(DASH_PORT)
                .lines()
                .filter(line -> line.startsWith(DRM[0]) && line.contains(DRM[1]) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
