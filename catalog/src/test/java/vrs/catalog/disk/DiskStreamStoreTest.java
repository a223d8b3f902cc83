package vrs.catalog.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.StreamStoreContract;
import vrs.catalog.Tombstone;

class DiskStreamStoreTest extends StreamStoreContract {
    @TempDir
    private Path folder;

    private int files;

    @Override
    protected StreamStore open() {
        return Replicas.open(fresh());
    }

    private Path fresh() {
        return folder.resolve("deep/replica" + files++ + ".mv");
    }

    @Test
    void technology_isTheOneOfTheServedHeader() {
        try (StreamStore store = open()) {
            assertThat(store.technology()).isEqualTo("disk");
        }
    }

    @Test
    void reopenedStore_holdsWhatWasWritten() throws StoreUnavailable {
        Path file = fresh();
        try (StreamStore store = Replicas.open(file)) {
            store.write(video("a", 1), AMPLE);
            store.write(new Tombstone("b", revision(2)), AMPLE);
        }

        try (StreamStore store = Replicas.open(file)) {
            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 1)));
            assertThat(store.changesAfter(Revision.NONE, 10, AMPLE))
                    .containsExactly(video("a", 1), new Tombstone("b", revision(2)));
            assertThat(store.write(video("b", 1), AMPLE)).isEqualTo(new WriteOutcome.Superseded(revision(2)));
        }
    }

    @Test
    void mayHold_tellsFromMemory_whatIsNotThere() {
        DiskStreamStore store = Replicas.open(fresh());
        store.write(video("before", 1), AMPLE);
        assertThat(store.mayHold("none")).as("the vids have not been read").isTrue();

        store.readVids();
        store.write(video("after", 2), AMPLE);

        assertThat(List.of("before", "after")).allMatch(store::mayHold);
        assertThat(store.mayHold("none")).isFalse();
        store.close();
        assertThat(store.mayHold("none")).as("it is closed").isTrue();
    }

    @Test
    void knows_tellsVideosAndTombstonesFromTheRest() {
        DiskStreamStore store = Replicas.open(fresh());
        store.write(video("a", 1), AMPLE);
        store.write(new Tombstone("b", revision(2)), AMPLE);

        assertThat(store.knows("a")).isEqualTo(Knowledge.KNOWN);
        assertThat(store.knows("b")).isEqualTo(Knowledge.KNOWN);
        assertThat(store.knows("c")).isEqualTo(Knowledge.UNKNOWN);

        store.close();
        assertThat(store.knows("a")).isEqualTo(Knowledge.CANNOT_TELL);
        assertThat(store.knows("c")).isEqualTo(Knowledge.CANNOT_TELL);
    }

    /** A file channel of the JDK would be closed by this, for everybody and for good. */
    @Test
    void interruptedReader_takesNothingFromTheOthers() {
        Path file = fresh();
        try (DiskStreamStore store = Replicas.open(file)) {
            store.writeAll(
                    IntStream.range(1, 3_000)
                            .<CatalogEntry>mapToObj(i -> video("v" + i, i))
                            .toList(),
                    AMPLE);
        }
        try (StreamStore store = Replicas.open(file)) {
            Thread.currentThread().interrupt();
            try {
                // Far more than fits into the pages that opening has read, so this goes to the file.
                assertThat(store.lookup("v500", AMPLE)).isEqualTo(new Lookup.Found(video("v500", 500)));
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(store.lookup("v2500", AMPLE)).isEqualTo(new Lookup.Found(video("v2500", 2_500)));
            assertThat(store.write(video("c", 3_000), AMPLE)).isEqualTo(new WriteOutcome.Written());
        }
    }

    @Test
    void writeThatWaitsForTheDisk_isGivenUpInTime_andMayStillCome() {
        Queue<Runnable> hungDisk = new ArrayDeque<>();
        DiskOpening opening = DiskStreamStore.open(DiskConfig.of(fresh()), hungDisk::add);
        DiskStreamStore store = ((DiskOpening.Opened) opening).store();

        assertThat(store.write(video("a", 1), Duration.ofMillis(20)))
                .isEqualTo(new WriteOutcome.Failed(FailureReason.TIMED_OUT));
        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Absent());

        hungDisk.remove().run();
        assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 1)));
    }

    @Test
    void moreWritesThanMayWait_failAtOnce() {
        Queue<Runnable> hungDisk = new ArrayDeque<>();
        DiskOpening opening = DiskStreamStore.open(new DiskConfig(fresh(), 1, 2, 10, 10), hungDisk::add);
        DiskStreamStore store = ((DiskOpening.Opened) opening).store();
        for (int i = 1; i <= 2; i++) {
            assertThat(store.write(video("a", i), Duration.ofMillis(1)))
                    .isEqualTo(new WriteOutcome.Failed(FailureReason.TIMED_OUT));
        }

        assertThat(store.write(video("a", 3), AMPLE)).isEqualTo(new WriteOutcome.Failed(FailureReason.STORE_ERROR));
    }

    @Test
    void secondStoreOnTheSameFile_isInUse() {
        Path file = fresh();
        try (StreamStore store = Replicas.open(file)) {
            assertThat(DiskStreamStore.open(DiskConfig.of(file), Replicas.WRITER))
                    .isInstanceOf(DiskOpening.InUse.class);
            assertThat(store.write(video("a", 1), AMPLE)).isEqualTo(new WriteOutcome.Written());
        }
    }

    @Test
    void fileOfAnotherKind_isDamagedAndCanBeSetAside() throws IOException {
        Path file = fresh();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "nothing of ours ".repeat(2_000));

        assertThat(DiskStreamStore.open(DiskConfig.of(file), Replicas.WRITER)).isInstanceOf(DiskOpening.Damaged.class);

        Path aside = DiskFile.setAside(DiskConfig.of(file));
        assertThat(aside).exists();
        try (StreamStore store = Replicas.open(file)) {
            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Absent());
        }
    }

    @Test
    void recordThatChangedOnTheDisk_isCorruptAndNoAnswer() throws IOException {
        Path file = fresh();
        try (StreamStore store = Replicas.open(file)) {
            store.write(video("a", 1), AMPLE);
            store.write(video("b", 2), AMPLE);
        }
        replaceAll(file, "Title of a", "Tidal of a");

        try (StreamStore store = Replicas.open(file)) {
            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Failed(FailureReason.CORRUPT));
            assertThat(store.lookup("b", AMPLE)).isEqualTo(new Lookup.Found(video("b", 2)));
            assertThatThrownBy(() -> store.changesAfter(Revision.NONE, 10, AMPLE))
                    .isInstanceOfSatisfying(
                            StoreUnavailable.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.CORRUPT));

            assertThat(store.write(video("a", 3), AMPLE)).isEqualTo(new WriteOutcome.Written());
            assertThat(store.lookup("a", AMPLE)).isEqualTo(new Lookup.Found(video("a", 3)));
        }
    }

    @Test
    void configOutOfRange_isRefusedByName() {
        Path file = fresh();
        assertThatThrownBy(() -> DiskConfig.of(Path.of("/"))).hasMessageContaining("file");
        assertThatThrownBy(() -> new DiskConfig(file, 0, 1, 1, 1)).hasMessageContaining("cacheMib");
        assertThatThrownBy(() -> new DiskConfig(file, 1, 0, 1, 1)).hasMessageContaining("waitingMax");
        assertThatThrownBy(() -> new DiskConfig(file, 1, 1, 0, 1)).hasMessageContaining("batchMax");
        assertThatThrownBy(() -> new DiskConfig(file, 1, 1, 1, 0)).hasMessageContaining("tidyEvery");
    }

    private static void replaceAll(Path file, String text, String by) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(text);
        Files.writeString(file, bytes.replace(text, by), StandardCharsets.ISO_8859_1);
    }
}
