package vrs.catalog.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.rich;
import static vrs.catalog.Entries.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.Tombstone;
import vrs.catalog.disk.CatalogueSnapshot.Outcome;

class CatalogueSnapshotTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final int COUNT = 2_500;

    @TempDir
    private Path folder;

    private Path file;
    private DiskStreamStore source;
    private DiskStreamStore target;

    @BeforeEach
    void open() {
        file = folder.resolve("snapshots/catalogue.snapshot");
        source = Replicas.open(folder.resolve("source.mv"));
        target = Replicas.open(folder.resolve("target.mv"));
        List<CatalogEntry> entries = new java.util.ArrayList<>();
        for (int i = 1; i < COUNT; i++) {
            entries.add(video("v" + (i * 37 % COUNT), i));
        }
        entries.add(rich("rich", COUNT));
        source.writeAll(entries, AMPLE);
        source.write(new Tombstone("v37", revision(COUNT + 1)), AMPLE);
    }

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    @Test
    void load_givesTheSameCatalogue() throws StoreUnavailable {
        Outcome whole = new Outcome.Complete(revision(COUNT + 1), COUNT);

        assertThat(CatalogueSnapshot.write(source, file, AMPLE)).isEqualTo(whole);
        assertThat(CatalogueSnapshot.load(file, target, AMPLE)).isEqualTo(whole);

        assertThat(target.changesAfter(Revision.NONE, 10_000, AMPLE))
                .hasSize(COUNT)
                .containsExactlyElementsOf(source.changesAfter(Revision.NONE, 10_000, AMPLE));
        assertThat(target.newestRevision(AMPLE)).isEqualTo(revision(COUNT + 1));
        assertThat(target.lookup("rich", AMPLE)).isEqualTo(new Lookup.Found(rich("rich", COUNT)));
    }

    @Test
    void load_leavesLaterRevisions() {
        CatalogueSnapshot.write(source, file, AMPLE);
        Tombstone later = new Tombstone("v74", revision(COUNT + 9));
        target.write(later, AMPLE);
        target.write(video("v111", 1), AMPLE);

        CatalogueSnapshot.load(file, target, AMPLE);

        assertThat(target.lookup("v74", AMPLE)).isEqualTo(new Lookup.Found(later));
        assertThat(target.lookup("v111", AMPLE)).isEqualTo(new Lookup.Found(video("v111", 3)));
    }

    @Test
    void snapshotThatIsDamagedAnywhere_isRefusedAndNothingIsLoaded() throws IOException, StoreUnavailable {
        CatalogueSnapshot.write(source, file, AMPLE);
        byte[] whole = Files.readAllBytes(file);

        for (int at : List.of(0, 17, whole.length / 2, whole.length - 100, whole.length - 70, whole.length - 1)) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThat(CatalogueSnapshot.load(file, target, AMPLE))
                    .as("byte " + at)
                    .isInstanceOf(Outcome.Refused.class);
        }
        for (int length : List.of(0, 1, 70, whole.length / 2, whole.length - 1)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(CatalogueSnapshot.load(file, target, AMPLE))
                    .as("cut to " + length)
                    .isInstanceOf(Outcome.Refused.class);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThat(CatalogueSnapshot.load(file, target, AMPLE)).isInstanceOf(Outcome.Refused.class);
        assertThat(target.newestRevision(AMPLE)).isEqualTo(Revision.NONE);

        Files.write(file, whole);
        assertThat(CatalogueSnapshot.load(file, target, AMPLE)).isInstanceOf(Outcome.Complete.class);
    }

    @Test
    void missingSnapshot_isMissing() {
        assertThat(CatalogueSnapshot.load(file, target, AMPLE)).isEqualTo(new Outcome.Missing());
    }

    @Test
    void write_thatFailsLeavesTheLastGoodOne() throws IOException {
        CatalogueSnapshot.write(source, file, AMPLE);
        byte[] good = Files.readAllBytes(file);

        source.close();

        assertThat(CatalogueSnapshot.write(source, file, AMPLE)).isInstanceOf(Outcome.Failed.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(good);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void write_whileOthersWriteIsOneMoment() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = COUNT + 2; !over.get(); i++) {
                source.write(video("v" + i % 50, i), AMPLE);
            }
        });

        for (int round = 0; round < 3; round++) {
            Path at = folder.resolve("round" + round);
            Outcome.Complete written = (Outcome.Complete) CatalogueSnapshot.write(source, at, AMPLE);
            try (DiskStreamStore loaded = Replicas.open(folder.resolve("loaded" + round))) {
                assertThat(CatalogueSnapshot.load(at, loaded, AMPLE)).isEqualTo(written);
                assertThat(loaded.newestRevision(AMPLE)).isEqualTo(written.newest());
                List<CatalogEntry> changes = loaded.changesAfter(Revision.NONE, 10_000, AMPLE);
                assertThat(changes).hasSize((int) written.count());
                assertThat(changes.getLast().revision()).isEqualTo(written.newest());
            }
        }
        over.set(true);
        writer.join();
    }
}
