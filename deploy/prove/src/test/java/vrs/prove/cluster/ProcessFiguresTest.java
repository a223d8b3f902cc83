package vrs.prove.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProcessFiguresTest {
    private final long self = ProcessHandle.current().pid();

    @Test
    void aProcess_hasTimeMemoryAndDescriptors(@TempDir Path folder) throws Exception {
        ProcessFigures before = ProcessFigures.of(self).orElseThrow();
        try (var open = Files.newOutputStream(folder.resolve("a"))) {
            open.write(1);
            assertThat(ProcessFigures.of(self).orElseThrow().descriptors()).isGreaterThan(before.descriptors() - 1);
        }

        assertThat(before.cpuSeconds()).isPositive();
        assertThat(before.residentKiB()).isGreaterThan(10_000);
        assertThat(before.proportionalKiB()).isBetween(1L, before.residentKiB());
        assertThat(before.startedTicks() / ProcessFigures.TICKS_PER_SECOND)
                .isPositive()
                .isLessThan(ProcessFigures.uptimeSeconds());
    }

    @Test
    void aProcessThatIsGone_hasNone() {
        assertThat(ProcessFigures.of(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void liveHeap_growsWithWhatIsHeld() throws Exception {
        long before = LiveHeap.kib(self);
        byte[][] held = new byte[128][1 << 19];
        long after = LiveHeap.kib(self);

        assertThat(held).hasNumberOfRows(128);
        // 64 MiB are held; what the test's own JVM lets go of meanwhile is a few.
        assertThat(after - before).isBetween(48L << 10, 80L << 10);
    }

    @Test
    void liveHeap_isReadFromBothCollectors() {
        assertThat(LiveHeap.used("""
                4028:
                DefNew     total 39296K, used 640K [0x00000000f8000000, 0x00000000faaa0000)
                 eden space 34944K,   1% used [0x00000000f8000000, 0x00000000f80a0000)
                Tenured    total 87424K, used 5630K [0x00000000faaa0000, 0x0000000100000000)
                Metaspace       used 9031K, committed 9216K, reserved 1114112K
                """)).isEqualTo(6_270);
        assertThat(LiveHeap.used("garbage-first heap   total reserved 8K, committed 4K, used 2K [0x0, 0x8)\n"))
                .isEqualTo(2);
    }
}
