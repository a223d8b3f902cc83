package vrs.fallback.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotWatchTest {
    private static final long BYTES_MAX = 30_000;

    private final List<String> log = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;
    private SnapshotWatch watch;

    @BeforeEach
    void take() throws IOException {
        file = folder.resolve("fallback.snapshot");
        watch = new SnapshotWatch(file, new SnapshotReader(BYTES_MAX), log::add);
        SnapshotWriter.fill(file, 10_000);
        watch.look();
        assertThat(watch.current()).isPresent();
    }

    @Test
    void damagedFile_isRefused_andTheLastGoodOneStays() throws IOException {
        Snapshot good = watch.current().orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;
        int refused = 0;
        for (byte[] damaged : List.of(flipped, Arrays.copyOf(bytes, bytes.length - 90), new byte[0])) {
            Path fresh = Files.write(folder.resolve("fresh"), damaged);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);

            watch.look();

            assertThat(watch.current()).containsSame(good);
            assertThat(watch.refused()).isEqualTo(++refused);
            assertThat(log).last().asString().startsWith("event=snapshot-refused");
        }
    }

    @Test
    void fileBeyondTheBound_isRefused_andTheLastGoodOneStays() throws IOException {
        Snapshot good = watch.current().orElseThrow();
        SnapshotWriter.fill(file, 2 * BYTES_MAX);

        watch.look();

        assertThat(watch.current()).containsSame(good);
        assertThat(watch.refused()).isOne();
    }

    @Test
    void missingFile_changesNothing_andTheNextGoodOneIsTaken() throws IOException {
        Snapshot good = watch.current().orElseThrow();
        Files.delete(file);
        watch.look();
        assertThat(watch.current()).containsSame(good);
        assertThat(watch.refused()).isZero();

        int videos = SnapshotWriter.fill(file, 20_000);
        watch.look();

        assertThat(watch.current().orElseThrow().entries()).hasSize(videos);
    }
}
