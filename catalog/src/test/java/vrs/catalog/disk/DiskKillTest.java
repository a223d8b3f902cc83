package vrs.catalog.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore.Lookup;

/** A process that is killed while it writes, again and again on one file. */
@Timeout(180)
class DiskKillTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final int ROUNDS = 6;

    @TempDir
    private Path folder;

    @Test
    void killedProcess_leavesEachAcknowledgedWriteAndNoHalfOne() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path file = folder.resolve("replica.mv");
        Map<String, Long> acknowledged = new HashMap<>();
        long next = 1;
        int acknowledgements = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = writer(file, next);
            acknowledgements += killAfter(writer, 20 + random.nextInt(300), acknowledged);

            next = check(file, acknowledged, "seed " + seed + ", round " + round) + 1;
        }
        System.out.println(ROUNDS + " kills, " + acknowledgements + " acknowledged writes, seed " + seed);
    }

    /** Reads so many acknowledgements, kills, and reads what was still said before that. */
    private static int killAfter(Process writer, int count, Map<String, Long> acknowledged) throws IOException {
        int read = 0;
        try (BufferedReader said = writer.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                // The last line may be cut by the kill.
                if (!line.startsWith("ack ") || !line.matches("ack [0-9]+")) {
                    assertThat(line).doesNotStartWith("failed");
                    continue;
                }
                long counter = Long.parseLong(line.substring("ack ".length()));
                if (read < count) {
                    acknowledged.merge(KilledWriter.entry(counter).vid(), counter, Math::max);
                }
                read++;
                if (read == count) {
                    // Not by the process itself, which would close what it has still to say.
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(count);
        return read;
    }

    private static long check(Path file, Map<String, Long> acknowledged, String as) throws StoreUnavailable {
        try (DiskStreamStore store = Replicas.open(file)) {
            List<CatalogEntry> all = store.changesAfter(Revision.NONE, 100_000, AMPLE);
            Map<String, CatalogEntry> byVid = new HashMap<>();
            for (CatalogEntry entry : all) {
                assertThat(byVid.put(entry.vid(), entry)).as(as).isNull();
                assertThat(entry)
                        .as(as)
                        .isEqualTo(KilledWriter.entry(entry.revision().counter()));
                assertThat(store.lookup(entry.vid(), AMPLE)).as(as).isEqualTo(new Lookup.Found(entry));
                assertThat(store.knows(entry.vid())).as(as).isEqualTo(Knowledge.KNOWN);
            }
            acknowledged.forEach((vid, counter) -> {
                assertThat(byVid).as(as).containsKey(vid);
                assertThat(byVid.get(vid).revision().counter())
                        .as(as + ", " + vid)
                        .isGreaterThanOrEqualTo(counter);
            });
            return store.newestRevision(AMPLE).counter();
        }
    }

    private static Process writer(Path file, long first) throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        file.toString(),
                        Long.toString(first)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
