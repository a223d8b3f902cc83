package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the launcher itself. The last test ends the shared cluster by killing its launcher. */
@WithCluster
@Order(99)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherIT {
    private static final int OTHER_BASE = Cluster.BASE + 3_000;
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Cluster cluster;

    LauncherIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @Order(1)
    void takenPort_isNamedWithItsHolder_beforeAnythingStarts(@TempDir Path folder) throws IOException {
        Path home = folder.resolve("a home with spaces");
        try (ServerSocket taken = new ServerSocket(OTHER_BASE + 145, 1, InetAddress.getLoopbackAddress())) {
            Commands.Result result = cluster.commands()
                    .run(
                            BOUND,
                            List.of("./vrs", "up", "--azs", "1", "--detach"),
                            Map.of("VRS_HOME", home.toString(), "VRS_PORT_BASE", Integer.toString(OTHER_BASE)));

            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains(Long.toString(ProcessHandle.current().pid()));
            assertThat(processesOf(home)).isEmpty();
        }
    }

    @Test
    @Order(2)
    void down_withNothingUp_saysSo(@TempDir Path home) {
        Commands.Result result =
                cluster.commands().run(BOUND, List.of("./vrs", "down"), Map.of("VRS_HOME", home.toString()));

        assertThat(result.exit()).isZero();
        assertThat(result.out() + result.err()).contains("not running");
    }

    @Test
    @Order(3)
    void launcherKilled_downStillEndsEveryProcess() throws IOException {
        List<Long> children =
                cluster.processes().stream().map(p -> p.path("pid").asLong()).toList();
        assertThat(children).hasSizeGreaterThan(20).allMatch(LauncherIT::alive);
        long launcher = launcherPid();

        cluster.commands().run(Duration.ofSeconds(5), List.of("kill", "-9", Long.toString(launcher)));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !alive(launcher));
        assertThat(cluster.vrs("status").exit())
                .as("status without its launcher")
                .isEqualTo(1);
        Commands.Result down = cluster.vrs("down");

        assertThat(down.exit()).isZero();
        assertThat(down.out() + down.err()).contains("stopped");
        assertThat(children).noneMatch(LauncherIT::alive);
        assertThat(processesOf(cluster.home())).as("orphans").isEmpty();
    }

    private long launcherPid() throws IOException {
        JsonNode launcher =
                new ObjectMapper().readTree(Files.readString(cluster.home().resolve("run/launcher.json")));
        return launcher.path("pid").asLong();
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static List<String> processesOf(Path home) {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(p -> p.pid() != ProcessHandle.current().pid())
                .map(p -> p.info().commandLine().orElse(""))
                .filter(line -> line.contains("-Dvrs.home=" + home))
                .toList();
    }
}
