package vrs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.bench.replica.ReplicaRun;

class ReplicaRunTest {
    @TempDir
    Path folder;

    @Test
    void aSmallReplica_isBootedReadAndCleanedUp() throws Exception {
        ObjectNode found = new ReplicaRun(folder, 1_500, 2_000, System::nanoTime, _ -> {}).take(new ObjectMapper());

        assertThat(found.path("videos").asInt()).isEqualTo(1_500);
        assertThat(found.path("snapshotBytes").asLong()).isBetween(1_500L * 1_000, 1_500L * 2_100);
        assertThat(found.path("replicaBytes").asLong()).isPositive();
        assertThat(found.path("readP99Micros").asDouble())
                .isGreaterThanOrEqualTo(found.path("readP50Micros").asDouble());
        assertThat(folder).isEmptyDirectory();
    }
}
