package vrs.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.local.cluster.LauncherConfig;
import vrs.local.control.Build;
import vrs.local.control.Commands;
import vrs.local.control.ControlServer;
import vrs.local.control.LauncherRecord;
import vrs.local.control.Reply;
import vrs.local.control.StatusRow;
import vrs.local.home.Home;
import vrs.local.home.HomeLock;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.Ports;
import vrs.local.supervise.ChildStatus;
import vrs.local.supervise.ProcessIdentity;

/** The command as a person types it, before a launcher in which no restart comes back. */
class RestartCommandTest {
    private static final String LOW = "r1-az1-dash-low-1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> orders = new ArrayList<>();
    private final ClusterPlan plan = ClusterPlan.small(2, new Ports(29_000));

    @TempDir
    private Path folder;

    private Home home;
    private ControlServer server;

    @BeforeEach
    void startLauncher() throws IOException {
        home = new Home(folder.resolve("a home"));
        home.prepare();
        server = ControlServer.start(new DeadEnds(), "the-token");
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        new LauncherRecord(self.pid(), self.mark(), server.port(), "the-token", 29_000, 2, "b1")
                .write(home.launcherFile());
    }

    @AfterEach
    void endLauncher() {
        server.close();
    }

    @Test
    void rolling_haltsAtTheFirstThatDoesNotComeBack_andSaysWhatToDo() {
        assertThat(run(Map.of(), "restart", "low", "--rolling")).isEqualTo(1);

        assertThat(orders).containsExactly("restart " + LOW);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "  1/2 " + LOW + " not ready after 90 s",
                        "halted at " + LOW + "; 1 behind it go on as they were. See ./vrs logs " + LOW
                                + ", then ./vrs restart low --rolling again");
        assertThat(out.size()).isZero();
    }

    @Test
    void canary_isStartedFromThePresentBuild_andTheWayBackIsNamed() {
        Map<String, String> present = Map.of("VRS_PRESENT_BUILD", "b2/0.2.0");

        assertThat(run(present, "restart", "r1-az1/low", "--rolling", "--new", "--json"))
                .isEqualTo(1);

        assertThat(orders).containsExactly("restart " + LOW + " Optional[Build[id=b2, version=0.2.0]]");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("./vrs restart r1-az1/low --rolling --old to go back");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"whole\" : false", "\"instance\" : \"" + LOW);
    }

    @Test
    void old_isTheBuildWithWhichTheClusterCameUp() {
        run(Map.of(), "restart", "low", "--rolling", "--old");

        assertThat(orders).containsExactly("restart " + LOW + " Optional.empty");
    }

    @Test
    void secondOne_whileTheFirstIsUnderWay_touchesNothing() throws IOException {
        try (HomeLock first = HomeLock.ofRollingRestart(home).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(run(Map.of(), "restart", "low", "--rolling")).isEqualTo(1);
        }

        assertThat(orders).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("another rolling restart is under way");
    }

    @Test
    void unknownTarget_isOneLine() {
        assertThat(run(Map.of(), "restart", "nonsense", "--rolling")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("no target \"nonsense\"")
                .hasLineCount(1);
    }

    @Test
    void withoutRolling_theLauncherDoesItAtOnce() {
        assertThat(run(Map.of(), "restart", "low")).isEqualTo(1);

        assertThat(orders).containsExactly("restart low");
    }

    private int run(Map<String, String> environment, String... words) {
        LauncherConfig config = new LauncherConfig(
                folder,
                home,
                new Ports(29_000),
                "b1",
                folder.resolve("vrs-local-0.1.0.jar"),
                "0.1.0",
                Path.of("/jdk/bin/java"),
                2,
                environment);
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.systemUTC(),
                () -> 1L);
        return CommandLines.of(config, console).execute(words);
    }

    private final class DeadEnds implements Commands {
        @Override
        public List<StatusRow> status() {
            return plan.processes().stream()
                    .map(process -> new StatusRow(
                            process.instance(),
                            "0.1.0+b1",
                            new ChildStatus(process.name(), OptionalLong.of(1), true, 0, "ready", OptionalInt.empty())))
                    .toList();
        }

        @Override
        public Phase phase() {
            return Phase.UP;
        }

        @Override
        public Reply stop(String target) {
            return refused("stop " + target);
        }

        @Override
        public Reply start(String target) {
            return refused("start " + target);
        }

        @Override
        public Reply restart(String target) {
            return refused("restart " + target);
        }

        @Override
        public Reply restart(String target, Optional<Build> build) {
            return refused("restart " + target + " " + build);
        }

        @Override
        public Reply fault(String order) {
            return refused("fault " + order);
        }

        @Override
        public Reply faults() {
            return refused("faults");
        }

        @Override
        public Reply heal(String id) {
            return refused("heal " + id);
        }

        @Override
        public Reply down() {
            return refused("down");
        }

        private Reply refused(String order) {
            orders.add(order);
            return new Reply.Failed("not ready after 90 s");
        }
    }
}
