package vrs.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.local.cluster.LauncherConfig;
import vrs.local.home.Home;
import vrs.local.plan.Ports;
import vrs.local.supervise.ProcessRecords;

class CommandLinesTest {
    private static final int BASE = 29_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void nameHome() {
        home = new Home(folder.resolve("a home"));
    }

    @Test
    void token_isAllThatIsPrinted() {
        assertThat(run("token", "--plan", "vip")).isZero();

        assertThat(out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\n");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token --plan gold",
                "token --ttl soon",
                "up --azs 4",
                "up --azs x",
                "up --nonsense",
                "up --size huge",
                "stop drm --rolling",
                "restart drm --new",
                "restart drm --json",
                "restart drm --rolling --new",
                "restart drm --rolling --new --old",
                "stop",
                "fault",
                "fault kill drm --for 11m"
            })
    void badUsage_isOneLineAndExit2(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);

        assertThat(err().lines()).hasSize(1);
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --observe"})
    void laterOption_saysThatItIsNotThereYet(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);

        assertThat(err()).contains("not there yet").hasLineCount(1);
    }

    @Test
    void status_whenNothingRuns_saysSo() {
        assertThat(run("status", "--json")).isEqualTo(1);

        assertThat(out()).isEqualToIgnoringWhitespace("[]");
        assertThat(err()).startsWith("not running");
    }

    @Test
    void down_whenNothingRuns_isFine() {
        assertThat(run("down")).isZero();

        assertThat(out()).isEqualTo("not running\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop drm",
                "restart drm --rolling",
                "fault kill drm",
                "fault list",
                "publish x.json",
                "withdraw x",
                "load --rate 5"
            })
    void order_whenNothingRuns_saysSo(String line) {
        assertThat(run(line.split(" "))).isEqualTo(1);

        assertThat(err()).startsWith("not running");
    }

    @Test
    void down_endsWhatAKilledLauncherLeft() throws IOException {
        home.prepare();
        Process orphan = new ProcessBuilder("/bin/sh", "-c", "exec sleep 600").start();
        try {
            new ProcessRecords(home.processes()).add("r1-az1-drm-1", orphan.pid());
            assertThat(run("status")).isEqualTo(1);
            assertThat(err()).contains("launcher is gone");

            assertThat(run("down")).isZero();

            assertThat(out()).endsWith("stopped 1 process\n");
            assertThat(orphan.onExit().join().isAlive()).isFalse();
        } finally {
            orphan.destroyForcibly();
        }
    }

    @Test
    void up_withATakenPort_namesItsHolderAndStartsNothing() throws IOException {
        try (ServerSocket taken = new ServerSocket(BASE + 145, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run("up", "--azs", "1")).isEqualTo(1);

            assertThat(err())
                    .contains("port " + taken.getLocalPort() + " is taken by pid "
                            + ProcessHandle.current().pid());
            assertThat(new ProcessRecords(home.processes()).all()).isEmpty();
            assertThat(home.launcherFile()).doesNotExist();
        }
    }

    @Test
    void logs_ofOneProcess_areItsLines() throws IOException {
        home.prepare();
        Files.writeString(home.log("r1-az1-drm-1"), "ts=1 hello\n");

        assertThat(run("logs", "r1-az1-drm-1")).isZero();
        assertThat(out()).isEqualTo("ts=1 hello\n");
        assertThat(run("logs", "nonsense")).isEqualTo(2);
        assertThat(err()).contains("\"nonsense\"");
    }

    @Test
    void logs_ofAll_carryTheNameOfTheProcess() throws IOException {
        home.prepare();
        Files.writeString(home.log("a"), "ts=2 second\n");
        Files.writeString(home.log("b"), "ts=1 first\n");

        assertThat(run("logs")).isZero();

        assertThat(out()).isEqualTo("b | ts=1 first\na | ts=2 second\n");
    }

    private int run(String... words) {
        LauncherConfig config = new LauncherConfig(
                folder,
                home,
                new Ports(BASE),
                "b1",
                folder.resolve("vrs-local-0.1.0.jar"),
                "0.1.0",
                Path.of("/jdk/bin/java"),
                2,
                Map.of("PATH", System.getenv("PATH")));
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC),
                () -> 1L);
        return CommandLines.of(config, console).execute(words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
