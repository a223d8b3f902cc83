package vrs.clear.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;
import vrs.clear.ClearConfig;
import vrs.control.DenyList;
import vrs.reader.CatalogueSettings;

class SnapshotBuilderTest {
    @TempDir
    Path home;

    private final ScriptedStore store = new ScriptedStore();
    private final List<String> log = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private DenyList denied = DenyList.EMPTY;
    private ClearConfig config;
    private SnapshotBuilder builder;

    @BeforeEach
    void build() {
        config = config(2, ClearConfig.SNAPSHOT_BYTES);
        builder = builder(config);
    }

    private ClearConfig config(int videosMax, long bytesMax) {
        return new ClearConfig(
                home,
                "r1-az1",
                "clear",
                home,
                Duration.ofHours(72),
                Duration.ofMinutes(10),
                Duration.ofSeconds(1),
                videosMax,
                bytesMax,
                new CatalogueSettings(
                        "r1-az1",
                        home.resolve("replica.mv"),
                        home.resolve("catalogue.snapshot"),
                        Optional.empty(),
                        true));
    }

    private SnapshotBuilder builder(ClearConfig told) {
        return new SnapshotBuilder(store, () -> denied, TestVideos.ADDRESSES, told, clock, log::add);
    }

    @Test
    void snapshot_holdsWhatMayBeServedClear_andWhatIsWithdrawn() throws IOException {
        store.entries.add(video("free", 1, false));
        store.entries.add(new Tombstone("gone", new Revision(1, 3)));

        builder.look();

        assertThat(text()).contains("video\tfree\t", "/free/clear/v240/", "\ngone\tgone\n", "complete\ttrue");
        assertThat(builder.status().videos()).as("videos only").isEqualTo(1);
        assertThat(builder.status().sizeBytes()).isEqualTo(Files.size(config.snapshotFile()));
    }

    @Test
    void deniedVideo_isGoneAtTheNextLook() throws IOException {
        store.entries.add(video("film", 1, false));
        builder.look();
        denied = new DenyList(1, Set.of("film", "elsewhere"));

        builder.look();

        assertThat(text()).contains("gone\tfilm").contains("gone\telsewhere").doesNotContain("video\tfilm");
    }

    @Test
    void nothingChanged_isNotBuiltAgainUntilAddressesAreDue() {
        store.entries.add(video("film", 1, false));
        builder.look();
        builder.look();
        assertThat(builds()).isEqualTo(1);

        clock.now = clock.now.plus(Duration.ofMinutes(10)).minusMillis(1);
        builder.look();
        assertThat(builds()).isEqualTo(1);
        clock.now = clock.now.plusMillis(1);
        builder.look();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void newRevision_isBuiltAtTheNextLook() throws IOException {
        store.entries.add(video("film", 1, false));
        builder.look();
        store.entries.add(video("other", 2, false));

        builder.look();

        assertThat(text()).contains("video\tfilm\t1.1\t", "video\tother\t1.2\t");
    }

    @Test
    void catalogueOfManyPages_isReadToItsEnd() throws IOException {
        for (int i = 1; i <= CatalogueScan.PAGE + 1; i++) {
            store.entries.add(new Tombstone("t" + i, new Revision(1, i)));
        }
        builder.look();

        assertThat(text()).contains("gone\tt1\n", "gone\tt" + (CatalogueScan.PAGE + 1) + "\n");
    }

    @Test
    void failingStore_leavesTheLastGoodFile_andIsCounted() throws IOException {
        store.entries.add(video("film", 1, false));
        builder.look();
        String good = text();
        store.failing = true;

        builder.look();
        builder.look();

        assertThat(text()).isEqualTo(good);
        assertThat(builder.status().failures()).isEqualTo(2);
        assertThat(log)
                .filteredOn(l -> l.startsWith("event=snapshot-not-built"))
                .hasSize(1);
    }

    @Test
    void storeThatFailsHalfWay_leavesTheLastGoodFileAndNoRubbish() throws IOException {
        store.entries.add(video("film", 1, false));
        builder.look();
        String good = text();
        store.entries.add(video("other", 2, false));
        for (int page = 1; page <= 2; page++) {
            int failAt = store.pages + page;
            store.beforeEachPage = () -> store.failing = store.pages + 1 == failAt;
            builder.look();
            store.failing = false;

            assertThat(text()).as("failed at page %d", page).isEqualTo(good);
            assertThat(filesBeside()).isEqualTo(1);
        }
        assertThat(builder.status().failures()).isEqualTo(2);
    }

    @Test
    void storeThatIsEmptiedBetweenChoosingAndWriting_leavesTheLastGoodFile() throws IOException {
        store.entries.add(video("film", 1, false));
        builder.look();
        String good = text();
        store.entries.add(video("other", 2, false));
        int secondScan = store.pages + 2;
        store.beforeEachPage = () -> {
            if (store.pages + 1 == secondScan) {
                store.entries.clear();
            }
        };

        builder.look();

        assertThat(text()).isEqualTo(good);
        assertThat(builder.status().failures()).isEqualTo(1);
    }

    @Test
    void unforeseenError_isCountedAndTheNextLookGoesOn() throws IOException {
        store.entries.add(video("film", 1, false));
        store.beforeEachPage = () -> {
            throw new IllegalStateException("scripted");
        };
        builder.look();
        assertThat(builder.status().failures()).isEqualTo(1);
        store.beforeEachPage = () -> {};

        builder.look();

        assertThat(text()).contains("video\tfilm");
    }

    @Test
    void failures_areToldOncePerRow() {
        store.failing = true;
        builder.look();
        builder.look();
        store.failing = false;
        builder.look();
        store.failing = true;
        builder.look();

        assertThat(log)
                .filteredOn(l -> l.startsWith("event=snapshot-not-built"))
                .hasSize(2);
    }

    @Test
    void storeThatIsSuddenlyEmpty_leavesTheLastGoodFile() throws IOException {
        store.entries.add(video("film", 1, false));
        builder.look();
        store.entries.clear();

        builder.look();
        clock.now = clock.now.plus(Duration.ofHours(1));
        builder.look();

        assertThat(text()).contains("video\tfilm");
    }

    @Test
    void emptyStoreAndNoFile_writesAnEmptyCompleteSnapshot_thenTheFirstVideo() throws IOException {
        builder.look();
        assertThat(text()).contains("complete\ttrue").doesNotContain("video\t");

        store.entries.add(video("film", 1, false));
        builder.look();

        assertThat(text()).contains("video\tfilm");
    }

    @Test
    void failingStoreAndNoFile_writesNothing() {
        store.failing = true;

        builder.look();

        assertThat(config.snapshotFile()).doesNotExist();
        assertThat(builder.status().age(clock.instant())).isEmpty();
    }

    @Test
    void fileOfAnEarlierRun_staysAtARestart_andIsRenewedWhenTheStoreAnswers() throws IOException {
        store.entries.add(video("film", 1, false));
        builder.look();
        String good = text();
        Files.setLastModifiedTime(config.snapshotFile(), FileTime.from(clock.now.minus(Duration.ofMinutes(3))));
        store.failing = true;
        SnapshotBuilder restarted = builder(config);

        restarted.look();

        assertThat(text()).isEqualTo(good);
        assertThat(restarted.status().age(clock.instant())).contains(Duration.ofMinutes(3));
        assertThat(restarted.status().sizeBytes()).isEqualTo(good.length());
        store.failing = false;
        clock.now = clock.now.plusSeconds(1);
        restarted.look();
        assertThat(text()).isNotEqualTo(good).contains("video\tfilm");
    }

    @Test
    void bound_keepsWhatIsKeptAndMostPopular_andSaysThatItIsNotComplete() throws IOException {
        store.entries.add(video("kept", 1, true, 0));
        store.entries.add(video("low", 2, false, 1));
        store.entries.add(video("mid", 3, false, 5));
        store.entries.add(video("top", 4, false, 9));

        builder.look();

        assertThat(text())
                .contains("video\tkept", "video\ttop", "video\tmid", "complete\tfalse")
                .doesNotContain("video\tlow");
    }

    @Test
    void file_isNeverLargerThanItsBound_andFillsIt() throws IOException {
        long bound = 20_000;
        for (int i = 1; i <= 200; i++) {
            store.entries.add(video("film" + i, i, i == 7, 1_000 - i));
        }

        builder(config(1_000, bound)).look();

        assertThat(Files.size(config.snapshotFile())).isBetween(bound - 1_500, bound);
        assertThat(text())
                .contains("video\tfilm7\t", "video\tfilm1\t", "complete\tfalse")
                .doesNotContain("video\tfilm200\t");
        assertThat(log).last().asString().contains("overBound=false");
    }

    private String text() throws IOException {
        return Files.readString(config.snapshotFile());
    }

    private long builds() {
        return log.stream().filter(l -> l.startsWith("event=snapshot-built")).count();
    }

    private long filesBeside() throws IOException {
        try (Stream<Path> files = Files.list(config.snapshotFile().getParent())) {
            return files.count();
        }
    }

    private static VideoRecord video(String vid, long counter, boolean kept) {
        return video(vid, counter, kept, 1);
    }

    private static VideoRecord video(String vid, long counter, boolean kept, long popularity) {
        return TestVideos.of(vid, new Revision(1, counter), Optional.empty(), false, popularity, kept);
    }

    /** A clock that the test moves. */
    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
