package vrs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** One process of the shared cluster with some settings of its own in the place of the launcher's, until it is closed. */
final class OtherSettings implements AutoCloseable {
    private static final Duration READY_BOUND = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final String instance;
    private final Process process;

    private OtherSettings(Cluster cluster, String instance, Process process) {
        this.cluster = cluster;
        this.instance = instance;
        this.process = process;
    }

    /** Puts it in place and returns once it is ready. Each setting is {@code key=value}. */
    static OtherSettings of(Cluster cluster, String instance, String... settings) {
        JsonNode status = cluster.process(instance);
        ProcessHandle.Info launched =
                ProcessHandle.of(status.path("pid").asLong()).orElseThrow().info();
        List<String> command = new ArrayList<>(List.of(launched.command().orElseThrow()));
        for (String setting : settings) {
            command.add("-D" + setting);
        }
        command.addAll(List.of(launched.arguments().orElseThrow()));
        cluster.stop(instance);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(cluster.home()
                            .resolve("logs/other-" + instance + ".log")
                            .toFile())
                    .start();
            OtherSettings other = new OtherSettings(cluster, instance, process);
            other.awaitReady(status.path("port").asInt() + 500);
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(int managementPort) {
        Awaitility.await(instance + " with other settings")
                .atMost(READY_BOUND)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> Play.request()
                                .get("http://127.0.0.1:" + managementPort + "/health/ready")
                                .statusCode()
                        == 200);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        cluster.startAll(instance);
    }
}
