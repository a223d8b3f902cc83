package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.control.DenyList;
import vrs.control.DenyListFormat;

class WithdrawTest {
    private static final String[] AZS = {"r1-az1", "r1-az2", "r2-az1"};
    private static final String[] PLACES = {"r1-az1", "r1-az2", "r2-az1", "edge"};

    @TempDir
    private Path home;

    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite(home, AZS);
        site.run("publish", site.file("a.json", Videos.json("a")).toString());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void withdrawal_isInEveryStoreAndOnEveryList() throws IOException {
        TestSite.Run run = site.run("withdraw", "a");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("withdrawn a revision 1.2");
        for (String az : AZS) {
            assertThat(site.held(az, "a")).contains(new Tombstone("a", new Revision(1, 2)));
        }
        for (String place : PLACES) {
            assertThat(site.denyList(place).vids()).containsExactly("a");
        }
    }

    @Test
    void forgedList_isWrittenAnewAndNotBelieved() throws IOException {
        Path forged = home.resolve("control/r1-az1/deny.list");
        Files.createDirectories(forged.getParent());
        Files.writeString(
                forged,
                DenyListFormat.write(
                        new DenyList(99, Set.of("innocent")), TestSite.keyPair().getPrivate()));

        TestSite.Run run = site.run("withdraw", "a");

        assertThat(run.exit()).isZero();
        assertThat(site.denyList("r1-az1").vids()).containsExactly("a");
    }

    @Test
    void publisherThatWasAway_hasItOnItsListBeforeItAnswersAgain() throws IOException {
        site.stopPublisher("r2-az1");
        site.run("withdraw", "a");
        Files.deleteIfExists(home.resolve("control/r2-az1/deny.list"));
        // All publishers of the machine share it; those of other machines do not.
        Files.delete(home.resolve("control/edge/deny.list"));

        site.startPublisher("r2-az1");

        assertThat(site.denyList("r2-az1").withdrawn("a")).isTrue();
    }

    @Test
    void again_isSafeAndTheSameTombstone() throws IOException {
        site.run("withdraw", "a");

        TestSite.Run run = site.run("withdraw", "a");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("revision 1.2");
    }

    @Test
    void unknownVid_isRefusedUnlessForced() throws IOException {
        TestSite.Run refused = site.run("withdraw", "nobody");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("nobody: no such video");
        assertThat(home.resolve("control/r1-az1/deny.list")).doesNotExist();

        assertThat(site.run("withdraw", "--force", "nobody").exit()).isZero();
        assertThat(site.held("r1-az1", "nobody")).containsInstanceOf(Tombstone.class);
        assertThat(site.denyList("edge").withdrawn("nobody")).isTrue();
    }

    @Test
    void malformedVid_neverReachesTheList() {
        TestSite.Run run = site.run("withdraw", "--force", "a\nversion 9");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(home.resolve("control/r1-az1/deny.list")).doesNotExist();
    }

    @Test
    void noMajority_isOnTheListAtOnce_andBuriedLater() throws IOException {
        site.stopPublisher("r1-az1");
        site.stopPublisher("r1-az2");

        TestSite.Run run = site.run("withdraw", "a");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("on the deny list, which is in force");
        assertThat(site.denyList("r2-az1").withdrawn("a")).isTrue();
        assertThat(site.denyList("edge").withdrawn("a")).isTrue();

        site.startPublisher("r1-az1");
        site.startPublisher("r1-az2");
        for (String az : AZS) {
            Awaitility.await(az).until(() -> site.held(az, "a").orElseThrow() instanceof Tombstone);
            assertThat(site.denyList(az).withdrawn("a")).isTrue();
        }
    }

    @Test
    void goneInEveryAz_isTimed() throws IOException {
        try (TestDash dash = new TestDash(2)) {
            dash.says(410);
            for (String az : AZS) {
                site.dash(az, dash.port());
            }

            assertThat(site.run("withdraw", "a").out()).containsPattern("every AZ refused it after [0-9]+ ms");
        }
    }
}
