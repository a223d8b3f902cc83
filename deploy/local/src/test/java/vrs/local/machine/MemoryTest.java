package vrs.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
    @TempDir
    private Path root;

    @Test
    void availableBytes_areThoseOfTheMachine() throws IOException {
        machine(8_000);
        group("max", "5");

        assertThat(new Memory(root).availableBytes()).hasValue(8_000L * 1024);
    }

    @Test
    void availableBytes_endAtTheLimitOfTheContainer() throws IOException {
        machine(8_000);
        group("3000", "1000");

        assertThat(new Memory(root).availableBytes()).hasValue(2_000);
    }

    @Test
    void availableBytes_elsewhere_areUnknown() {
        assertThat(new Memory(root).availableBytes()).isEmpty();
    }

    private void machine(long kib) throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.writeString(
                root.resolve("proc/meminfo"), "MemTotal:  9999 kB\nMemFree: 1 kB\nMemAvailable:   " + kib + " kB\n");
    }

    private void group(String max, String current) throws IOException {
        Files.createDirectories(root.resolve("sys/fs/cgroup"));
        Files.writeString(root.resolve("sys/fs/cgroup/memory.max"), max + "\n");
        Files.writeString(root.resolve("sys/fs/cgroup/memory.current"), current + "\n");
    }
}
