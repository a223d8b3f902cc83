package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What operators decide: refused when it is wrong or dangerous, in force everywhere, and outliving its source. */
@WithCluster
@Order(72)
class ControlIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final List<String> TOUCHED =
            List.of("degrade.drm", "degrade.dash", "az.r1-az1", "az.r1-az2", "az.r2-az1", "cdn.cdn-a", "retry.rules");

    private final Cluster cluster;
    private final Path file;

    ControlIT(Cluster cluster) {
        this.cluster = cluster;
        this.file = cluster.home().resolve("control/control.state");
    }

    @AfterEach
    void asAtRest() {
        List<String> words = new ArrayList<>(List.of("control", "set"));
        TOUCHED.forEach(key -> words.add(key + "=default"));
        cluster.vrs(words.toArray(String[]::new)).succeeded();
    }

    @Test
    void wrongKeysAndValues_areRefused_withTheKeyNamed() {
        for (String wrong : List.of(
                "no.such.key=1",
                "degrade.drm=maybe",
                "az.r9-az9=drained",
                "unit.r1-az1.main.weight=101",
                "deadline.playMs=soon",
                "retry.rules=always")) {
            Commands.Result refused = cluster.vrs("control", "set", wrong);

            assertThat(refused.exit()).as(wrong).isEqualTo(2);
            assertThat(refused.err()).as(wrong).contains(wrong.substring(0, wrong.indexOf('=')));
            assertThat(refused.err().strip().lines()).as(wrong).hasSize(1);
        }
    }

    @Test
    void switchesThatEndTheSite_areRefusedWithoutForce() {
        assertRefused("az.r1-az1=drained", "az.r1-az2=drained", "az.r2-az1=drained");
        assertRefused("cdn.cdn-a=0", "cdn.cdn-b=0");
        assertRefused("pool.vm=0", "pool.container=0");
        assertRefused("unit.r1-az1.main.weight=0", "unit.r1-az2.main.weight=0", "unit.r2-az1.main.weight=0");
        assertRefused("cloud.private=forced-offline", "cloud.public=forced-offline");
    }

    @Test
    void badDocument_isRefusedWithTheKeyNamed_andTheLastGoodOneHolds() throws IOException {
        cluster.vrs("control", "set", "degrade.drm=on").succeeded();
        awaitGrade("clear");
        String good = Files.readString(file);
        try {
            Files.writeString(file, good.replace("degrade.drm on", "degrade.drm perhaps"));

            Awaitility.await("it is refused, and said so")
                    .atMost(SOON)
                    .until(() -> cluster.vrs("logs", "r1-az1-dash-main-1").out().contains("degrade.drm is 'perhaps'"));
            assertThat(grade()).isEqualTo("clear");
        } finally {
            Files.writeString(file, good);
        }
    }

    @Test
    void deletedSource_changesNothing_alsoForAProcessThatStarts() throws IOException {
        cluster.vrs("control", "set", "degrade.drm=on").succeeded();
        awaitGrade("clear");
        String good = Files.readString(file);
        Files.delete(file);
        try {
            cluster.vrs("restart", "r1-az1-dash-main-1").succeeded();

            Awaitility.await("the restarted one answers")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Play.served(play(), "instance").equals("r1-az1-dash-main-1"));
            assertThat(grade()).isEqualTo("clear");
        } finally {
            Files.writeString(file, good);
        }
    }

    @Test
    void changes_areNamedInTheHistory_andTakenBack() throws IOException {
        JsonNode before = show();
        cluster.vrs("control", "set", "cdn.cdn-a=0", "retry.rules=none").succeeded();
        assertThat(show().path("version").asLong())
                .as("one version for both")
                .isEqualTo(before.path("version").asLong() + 1);
        Awaitility.await("no address of cdn-a").atMost(SOON).until(() -> !play().asString()
                .contains("cdn-a"));

        Commands.Result history = cluster.vrs("control", "history").succeeded();
        cluster.vrs("control", "undo").succeeded();

        assertThat(history.out()).contains("cdn.cdn-a", "retry.rules");
        Awaitility.await("addresses of both").atMost(SOON).until(() -> play().asString()
                .contains("cdn-a"));
    }

    private void assertRefused(String... settings) {
        List<String> words = new ArrayList<>(List.of("control", "set"));
        words.addAll(List.of(settings));
        Commands.Result refused = cluster.vrs(words.toArray(String[]::new));

        assertThat(refused.exit()).as(words.toString()).isEqualTo(2);
        assertThat(refused.err()).as(words.toString()).contains("--force");
    }

    private void awaitGrade(String grade) {
        Awaitility.await("grade " + grade).atMost(SOON).until(() -> grade().equals(grade));
    }

    private String grade() {
        return Play.served(play(), "grade");
    }

    private Response play() {
        return Play.dash(Cluster.origin(100), Map.of("vid", "drm-fallback", "drm", "clearkey"));
    }

    private JsonNode show() throws IOException {
        return new ObjectMapper()
                .readTree(cluster.vrs("control", "show", "--json").succeeded().out());
    }
}
