package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.Tombstone;

class PublishTest {
    private static final String[] AZS = {"r1-az1", "r1-az2", "r2-az1"};

    @TempDir
    private Path home;

    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite(home, AZS);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void goodFile_isInEveryAzUnderOneRevision() throws IOException {
        TestSite.Run run = publish("a");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("published a revision 1.1");
        for (String az : AZS) {
            assertThat(site.held(az, "a")).contains(Videos.record("a", 1, 1));
        }
        assertThat(home.resolve("data/origin/a")).hasContent("clock12");
    }

    @Test
    void fileWithoutAsset_leavesNoOriginBehind() throws IOException {
        publish("a");

        site.run(
                "publish",
                site.file("a.json", Videos.json("a").replace("\"asset\":\"clock12\",", ""))
                        .toString());

        assertThat(home.resolve("data/origin/a")).doesNotExist();
    }

    @Test
    void eachChange_hasARevisionOfItsOwn() throws IOException {
        Path a = site.file("a.json", Videos.json("a"));
        Path b = site.file("b.json", Videos.json("b"));

        assertThat(site.run("publish", a.toString(), b.toString()).out()).contains("revision 1.1", "revision 1.2");
        assertThat(publish("a").out()).contains("revision 1.3");
        assertThat(site.held("r1-az2", "a")).contains(Videos.record("a", 1, 3));
    }

    @Test
    void newlyNamedLeader_goesOnInAnEpochOfItsOwn() throws IOException {
        publish("a");
        site.stopPublisher("r1-az1");

        TestSite.Run without = publish("b");
        site.lead("r1-az2");
        TestSite.Run with = publish("b");

        assertThat(without.exit()).isEqualTo(3);
        assertThat(without.err()).contains("r1-az1", "./vrs control set publisher.leader=r1-az2");
        assertThat(with.exit()).as(with.err()).isZero();
        assertThat(with.out()).contains("revision 2.2", "r1-az1 lags: connect-refused");
    }

    @Test
    void badFile_isToldWholeAndNothingIsChanged() throws IOException {
        Path good = site.file("good.json", Videos.json("good"));
        Path bad = site.file("bad.json", "{ \"vid\": \"no spaces\", \"title\": 7 }");

        TestSite.Run run = site.run("publish", good.toString(), bad.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .allMatch(line -> line.startsWith(bad + ": /"))
                .anyMatch(line -> line.startsWith(bad + ": /vid: "))
                .anyMatch(line -> line.startsWith(bad + ": /title: "))
                .anyMatch(line -> line.startsWith(bad + ": /durationMs: "));
        assertNothingChanged("good");
    }

    @Test
    void sameVidInTwoFiles_isRefused() throws IOException {
        Path one = site.file("one.json", Videos.json("a"));
        Path two = site.file("two.json", Videos.json("a"));

        TestSite.Run run = site.run("publish", one.toString(), two.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith(two + ": /vid: ");
        assertNothingChanged("a");
    }

    @Test
    void missingFile_isOneClearLine() {
        TestSite.Run run = site.run("publish", home.resolve("nowhere.json").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualToIgnoringNewLines(home.resolve("nowhere.json") + ": no such file");
    }

    @Test
    void oneStoreDown_isAcknowledgedAndItsAzNamed() throws IOException {
        site.stopStore("r1-az2");

        TestSite.Run run = publish("a");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("r1-az1 written", "r1-az2 lags: connect-refused", "r2-az1 written");
        assertThat(site.held("r2-az1", "a")).isPresent();
    }

    @Test
    void twoPublishersDown_isNoMajorityAndNothingIsChanged() throws IOException {
        publish("first");
        site.stopPublisher("r1-az2");
        site.stopPublisher("r2-az1");

        TestSite.Run run = publish("a");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("not acknowledged", "r1-az2 (connect-refused)", "r2-az1 (connect-refused)");
        assertThat(site.held("r1-az1", "a")).isEmpty();
    }

    @Test
    void emptiedStores_areFilledByThemselves() throws IOException {
        publish("a");
        for (String az : AZS) {
            site.stopStore(az);
            site.startStore(az);
        }

        assertThat(publish("b").out()).contains("revision 1.2");
        for (String az : AZS) {
            Awaitility.await(az).until(() -> site.held(az, "a").isPresent());
        }
    }

    @Test
    void withdrawnVideo_isNotPublishedAgain() throws IOException {
        publish("a");
        site.run("withdraw", "a");

        TestSite.Run run = publish("a");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("/vid: \"a\" is withdrawn");
        assertThat(site.held("r1-az2", "a")).get().isInstanceOf(Tombstone.class);
    }

    @Test
    void json_isOneObjectOnStdout() throws IOException {
        site.stopStore("r2-az1");
        Path file = site.file("a.json", Videos.json("a"));

        TestSite.Run run = site.run("publish", "--json", file.toString());

        JsonNode root = new ObjectMapper().readTree(run.out());
        assertThat(run.out().strip().lines()).hasSize(1);
        assertThat(root.path("outcome").asText()).isEqualTo("acknowledged");
        JsonNode change = root.path("changes").path(0);
        assertThat(change.path("revision").asText()).isEqualTo("1.1");
        assertThat(change.path("redundant").asBoolean()).isTrue();
        assertThat(change.path("azs").path(0).path("stored").asText()).isEqualTo("written");
        assertThat(change.path("azs").path(0).path("served").asText()).isEqualTo("not-up");
        assertThat(change.path("azs").path(2).path("stored").asText()).isEqualTo("lags");
        assertThat(change.path("azs").path(2).path("reason").asText()).isEqualTo("connect-refused");
    }

    @Test
    void jsonOfARefusal_holdsThePointers() throws IOException {
        Path bad = site.file("bad.json", "{}");

        TestSite.Run run = site.run("publish", "--json", bad.toString());

        JsonNode root = new ObjectMapper().readTree(run.out());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(root.path("outcome").asText()).isEqualTo("refused");
        assertThat(root.path("complaints").findValuesAsText("pointer")).contains("/vid", "/video");
    }

    @Test
    void servedTime_isThatOfTheSlowestAz() throws IOException {
        try (TestDash fast = new TestDash(0);
                TestDash slow = new TestDash(3)) {
            site.dash("r1-az1", fast.port());
            site.dash("r1-az2", slow.port());

            TestSite.Run run = publish("a");

            assertThat(run.out())
                    .containsPattern("r1-az1 written, served after [0-9]+ ms")
                    .containsPattern("r1-az2 written, served after [0-9]+ ms")
                    .contains("r2-az1 written, its dash-service is not up", "not every AZ was seen to serve it yet");
            assertThat(slow.requests()).hasSize(4).allSatisfy(request -> assertThat(request)
                    .contains("vid=a", "platform=tv", "US", TestSite.CREDENTIAL));
        }
    }

    @Test
    void oneAz_isSaidToBeNotRedundant(@TempDir Path other) throws IOException {
        try (TestSite small = new TestSite(other, "r1-az1");
                TestDash dash = new TestDash(0)) {
            small.dash("r1-az1", dash.port());

            TestSite.Run run =
                    small.run("publish", small.file("a.json", Videos.json("a")).toString());

            assertThat(run.exit()).isZero();
            assertThat(run.err()).containsOnlyOnce("not redundant");
            assertThat(run.out()).containsPattern("every AZ served it after [0-9]+ ms");
        }
    }

    private TestSite.Run publish(String vid) throws IOException {
        return site.run("publish", site.file(vid + ".json", Videos.json(vid)).toString());
    }

    private void assertNothingChanged(String vid) {
        for (String az : AZS) {
            assertThat(site.held(az, vid)).isEmpty();
        }
        assertThat(Files.exists(home.resolve("data/origin").resolve(vid))).isFalse();
    }
}
