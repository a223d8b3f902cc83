package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.local.supervise.ProcessRecord;
import vrs.local.supervise.ProcessRecords;

class CatalogueSeedTest {
    @TempDir
    private Path folder;

    @Test
    void run_tellsHowItEnded() throws IOException {
        assertThat(seed("echo published").run().join()).isZero();
        assertThat(seed("exit 4").run().join()).isEqualTo(4);
        assertThat(folder.resolve("seed.log.1")).hasContent("published\n");
        assertThat(records().all()).isEmpty();
    }

    @Test
    void run_thatIsNotAcknowledged_isMadeThreeTimes() {
        Path tries = folder.resolve("tries");
        String count = "echo try >> " + tries + "; n=$(wc -l < " + tries + "); ";

        assertThat(seed(count + "[ $n -ge 3 ] || exit 3").run().join()).isZero();
        assertThat(tries).hasContent("try\ntry\ntry\n");
        assertThat(seed(count + "[ $n -ge 7 ] || exit 3").run().join()).isEqualTo(3);
        assertThat(tries).hasContent("try\n".repeat(6));
    }

    @Test
    void end_leavesNothingRunning() throws IOException {
        CatalogueSeed seed = seed("exec sleep 600");
        CompletableFuture<Integer> exit = seed.run();
        List<ProcessRecord> running = records().alive();
        assertThat(running).extracting(ProcessRecord::name).containsExactly("seed");

        seed.end();

        assertThat(exit.join()).isNotZero();
        assertThat(running.getFirst().identity().isAlive()).isFalse();
    }

    @Test
    void run_afterTheEnd_startsNothing() throws IOException {
        CatalogueSeed seed = seed("exec sleep 600");
        seed.end();

        assertThat(seed.run()).isCompletedExceptionally();
        assertThat(records().alive()).isEmpty();
    }

    private CatalogueSeed seed(String script) {
        return new CatalogueSeed(List.of("/bin/sh", "-c", script), folder.resolve("seed.log"), records());
    }

    private ProcessRecords records() {
        return new ProcessRecords(folder);
    }
}
