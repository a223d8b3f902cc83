package vrs.fallback.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.fallback.FallbackConfig;

/** A snapshot as large as may be fits into the heap that the launcher gives, beside the one before it. */
class SnapshotHeapTest {
    /** Of the 128 MiB that the process gets; the rest is for everything else. */
    private static final int HEAP_MB = 112;

    @TempDir
    private Path folder;

    @Test
    void twoOfTheLargest_fitIntoTheHeap() throws IOException, InterruptedException {
        long bytesMax = FallbackConfig.from(this::told).snapshotBytesMax();
        Path file = folder.resolve("largest");
        int videos = SnapshotWriter.fill(file, bytesMax);

        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoReads.class.getName(),
                        file.toString(),
                        Long.toString(bytesMax))
                .redirectErrorStream(true)
                .start();
        String said = reader.inputReader().lines().collect(Collectors.joining("\n"));

        assertThat(reader.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo(videos + " " + videos);
        assertThat(videos).isGreaterThan(5_000);
    }

    private String told(String key) {
        Properties given = new Properties();
        given.setProperty("vrs.home", folder.toString());
        given.setProperty("vrs.az", "r1-az1");
        given.setProperty("vrs.instance", "f");
        given.setProperty("vrs.topology", folder.toString());
        given.setProperty("vrs.port", "1");
        given.setProperty("vrs.management.port", "2");
        return given.getProperty(key);
    }
}
