package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;

class SeedTest {
    private static final String[] AZS = {"r1-az1", "r1-az2", "r2-az1"};

    @TempDir
    private Path home;

    @TempDir
    private Path samples;

    private TestSite site;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite(home, AZS);
        Files.createDirectories(samples.resolve("videos"));
        for (String vid : new String[] {"a", "b", "gone"}) {
            Files.writeString(samples.resolve("videos/" + vid + ".json"), Videos.json(vid));
        }
        Files.writeString(samples.resolve("withdrawn.txt"), "# taken down\n\ngone\n");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void emptyCatalogue_isFilledAndItsWithdrawnVideosAreGone() throws IOException {
        TestSite.Run run = seed();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(3).anyMatch(line -> line.startsWith("published a revision 1."));
        for (String az : AZS) {
            assertThat(site.held(az, "a")).containsInstanceOf(VideoRecord.class);
            assertThat(site.held(az, "b")).containsInstanceOf(VideoRecord.class);
            assertThat(site.held(az, "gone")).containsInstanceOf(Tombstone.class);
            assertThat(site.denyList(az).vids()).containsExactly("gone");
        }
        assertThat(site.denyList("edge").withdrawn("gone")).isTrue();
        assertThat(home.resolve("data/origin/a")).hasContent("clock12");
        assertThat(home.resolve("data/origin/gone"))
                .as("an edge may still be asked for it")
                .exists();
    }

    @Test
    void again_changesNothing() throws IOException {
        seed();
        var before = site.held("r1-az1", "a");
        var list = Files.readString(home.resolve("control/edge/deny.list"));

        TestSite.Run run = seed();

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(site.held("r1-az1", "a")).isEqualTo(before);
        assertThat(home.resolve("control/edge/deny.list")).hasContent(list);
    }

    @Test
    void newerRecordOfAUser_isLeftAlone() throws IOException {
        seed();
        Path own = site.file("own.json", Videos.json("a", "My own cut"));
        site.run("publish", own.toString());

        seed();

        assertThat(site.held("r1-az1", "a"))
                .get()
                .extracting(e -> ((VideoRecord) e).title())
                .isEqualTo("My own cut");
    }

    @Test
    void sampleThatAUserWithdrew_staysWithdrawn() {
        seed();
        site.run("withdraw", "b");
        for (String az : AZS) {
            site.stopStore(az);
            site.startStore(az);
        }

        assertThat(seed().exit()).isZero();

        Awaitility.await("the emptied store is filled")
                .until(() -> site.held("r1-az1", "a").isPresent());
        Awaitility.await("and not with what was withdrawn").until(() -> site.held("r1-az1", "b")
                .filter(Tombstone.class::isInstance)
                .isPresent());
    }

    @Test
    void publishersThatAreStillStarting_areAwaited() throws IOException {
        site.stopPublisher("r1-az1");
        site.stopPublisher("r1-az2");
        CompletableFuture<TestSite.Run> running = CompletableFuture.supplyAsync(this::seed);
        site.startPublisher("r1-az1");
        site.startPublisher("r1-az2");

        assertThat(running.join().exit()).isZero();

        assertThat(site.held("r1-az1", "a")).isPresent();
    }

    @Test
    void badSample_stopsItAll() throws IOException {
        Files.writeString(samples.resolve("videos/bad.json"), "{}");

        TestSite.Run run = seed();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("bad.json: /vid: ");
        assertThat(site.held("r1-az1", "a")).isEmpty();
    }

    @Test
    void samplesOfTheProduct_areSeeded() {
        TestSite.Run run =
                site.run("seed", Path.of("../samples").toAbsolutePath().toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(site.held("r2-az1", "free-clear")).containsInstanceOf(VideoRecord.class);
        assertThat(site.held("r2-az1", "withdrawn-film")).containsInstanceOf(Tombstone.class);
    }

    private TestSite.Run seed() {
        return site.run("seed", samples.toString());
    }
}
