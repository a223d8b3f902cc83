package vrs.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.local.cluster.LauncherConfig;
import vrs.local.home.ClusterFiles;
import vrs.local.home.Home;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.Ports;
import vrs.local.supervise.ProcessRecords;

class ControlCommandTest {
    private static final int BASE = 29_000;
    private static final String ME = System.getProperty("user.name");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Home home;
    private ControlFile file;

    @BeforeEach
    void plan() throws IOException {
        home = new Home(folder.resolve("a home"));
        home.prepare();
        new ClusterFiles(home).write(ClusterPlan.small(3, new Ports(BASE)), "machine");
        file = new ControlFile(ControlFile.in(home.root()), ControlState.atRest("r1-az1"));
    }

    @Test
    void set_isOneVersion_andSaysWhatChanged() throws IOException {
        assertThat(run("control set az.r1-az1=drained cdn.cdn-a=20 publisher.leader=r1-az2"))
                .isZero();

        assertThat(out())
                .isEqualTo("version 1 at 2026-03-01T12:00:00Z by " + ME + ": az.r1-az1=active->drained "
                        + "cdn.cdn-a=100->20 publisher.leader=r1-az1->r1-az2\n");
        assertThat(err()).isEmpty();
        assertThat(file.read().isDrained("r1-az1")).isTrue();
        assertThat(file.read().leader()).isEqualTo("r1-az2");
    }

    @Test
    void set_default_takesAKeyBack() throws IOException {
        run("control set az.r1-az1=drained cdn.cdn-a=20");
        assertThat(run("control set az.r1-az1=default")).isZero();

        assertThat(file.read().set()).isEqualTo(Map.of("cdn.cdn-a", "20"));
        assertThat(run("control set az.r1-az1=default")).isZero();
        assertThat(err()).isEqualTo("nothing to change: it is so already in version 2\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "control set surprise=1 => unknown key surprise",
                "control set az.r1-az1=off => az.r1-az1 is \"off\", not one of active, drained",
                "control set az.r7-az1=drained => az.r7-az1: no AZ r7-az1; there are r1-az1, r1-az2, r2-az1",
                "control set cdn.cdn-a=1 cdn.cdn-a=2 => cdn.cdn-a is set twice",
                "control set az.r1-az1 => az.r1-az1: set takes KEY=VALUE",
                "control set => Missing required parameter: 'KEY=VALUE'; see ./vrs help",
                "control => control takes show, set KEY=VALUE..., history or undo",
                "control undo => nothing to take back: nobody changed anything yet",
                "admin => Missing required parameter: 'add | remove | list'; see ./vrs help",
                "admin add => admin takes add NAME, remove NAME or list",
                "admin list ann => admin takes add NAME, remove NAME or list",
                "admin remove ann => no operator ann"
            })
    void badUsage_isOneLineAndExit2_andChangesNothing(String line, String why) throws IOException {
        assertThat(run(line)).isEqualTo(2);

        assertThat(err()).isEqualTo(why.strip() + "\n");
        assertThat(out()).isEmpty();
        assertThat(file.read().version()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "az.r1-az1=drained az.r1-az2=drained az.r2-az1=drained",
                "unit.r1-az1.main.weight=0 unit.r1-az2.main.weight=0 unit.r2-az1.main.weight=0",
                "pool.vm=0 pool.container=0",
                "cdn.cdn-a=0 cdn.cdn-b=0",
                "cloud.private=forced-offline cloud.public=forced-offline"
            })
    void lastOfSomething_needsForce(String keys) throws IOException {
        assertThat(run("control set " + keys)).isEqualTo(2);
        assertThat(err()).startsWith(keys + " would ").hasLineCount(1).contains("--force");
        assertThat(out()).isEmpty();
        assertThat(file.read().version()).isZero();

        assertThat(run("control set --force " + keys)).isZero();
        assertThat(file.read().version()).isEqualTo(1);
    }

    @Test
    void show_saysWhatIsInForce_setOrAtRest() throws IOException {
        run("control set az.r1-az2=drained");
        assertThat(run("control show")).isZero();

        assertThat(out())
                .startsWith("version 1 by " + ME + " at 2026-03-01T12:00:00Z, publisher epoch 1\n")
                .containsPattern("\naz.r1-az2 +drained +set, at rest active\n")
                .containsPattern("\naz.r1-az1 +active\n")
                .containsPattern("\nretry.rules +refused,timeout,5xx,body\n")
                .containsPattern("\npublisher.leader +r1-az1\n$");

        JsonNode json = json("control show --json");
        assertThat(json.path("version").asLong()).isEqualTo(1);
        assertThat(json.at("/keys/az.r1-az2/value").asText()).isEqualTo("drained");
        assertThat(json.at("/keys/az.r1-az2/set").asBoolean()).isTrue();
        assertThat(json.at("/keys/az.r1-az1/set").asBoolean()).isFalse();
        assertThat(json.at("/keys/deadline.attemptMs/atRest").asText()).isEqualTo("300");
        assertThat(json.path("keys").size()).isGreaterThan(45);
    }

    @Test
    void undo_takesTheLastChangeBack_andHistorySaysAllOfIt() throws IOException {
        run("control set az.r1-az2=drained");
        assertThat(run("control undo")).isZero();
        assertThat(out()).isEqualTo("version 2 at 2026-03-01T12:00:00Z by " + ME + ": az.r1-az2=drained->active\n");
        assertThat(file.read().set()).isEmpty();

        JsonNode redone = json("control undo --json");
        assertThat(redone.path("version").asLong()).isEqualTo(3);
        assertThat(redone.at("/changes/0/to").asText()).isEqualTo("drained");

        assertThat(run("control history")).isZero();
        assertThat(out()).hasLineCount(3).startsWith("version 1 ").contains("\nversion 3 at ");
        assertThat(json("control history --json"))
                .hasSize(3)
                .allMatch(entry -> entry.path("operator").asText().equals(ME));
    }

    @Test
    void json_ofNoChange_isTheVersionThatStays() throws IOException {
        run("control set az.r1-az2=drained");

        JsonNode same = json("control set --json az.r1-az2=drained");
        assertThat(same.path("version").asLong()).isEqualTo(1);
        assertThat(same.path("changes")).isEmpty();
    }

    @Test
    void operator_isNamedByTheToken_neverByAClaim() throws IOException {
        assertThat(run("admin add ann")).isZero();
        String token = out().strip();
        assertThat(token).matches("[\\w-]{43}");
        assertThat(err()).contains("VRS_OPERATOR_TOKEN").hasLineCount(1);

        assertThat(run(Map.of("VRS_OPERATOR_TOKEN", token), "control set cdn.cdn-a=1"))
                .isZero();
        assertThat(file.read().operator()).isEqualTo("ann");

        assertThat(run(Map.of("VRS_OPERATOR", "ann"), "control set cdn.cdn-a=2"))
                .isZero();
        assertThat(file.read().operator()).isEqualTo(ME);
        assertThat(err()).contains("VRS_OPERATOR=ann is not believed");

        assertThat(run("admin list")).isZero();
        assertThat(out()).isEqualTo("ann since 2026-03-01T12:00:00Z\n");
        assertThat(run("admin remove ann")).isZero();
        assertThat(run(Map.of("VRS_OPERATOR_TOKEN", token), "control undo")).isEqualTo(2);
        assertThat(err()).contains("is no operator's token").hasLineCount(1);
        assertThat(file.read().version()).isEqualTo(2);
    }

    @Test
    void command_withoutACluster_saysSo() throws IOException {
        Files.delete(home.topology("all"));

        for (String line :
                new String[] {"control show", "control set az.r1-az1=active", "control history", "control undo"}) {
            assertThat(run(line)).as(line).isEqualTo(1);
            assertThat(err()).isEqualTo("there is no cluster yet: ./vrs up makes one\n");
        }
    }

    @Test
    void damagedFile_isSaidInOneLine() throws IOException {
        Files.createDirectories(ControlFile.in(home.root()).getParent());
        Files.writeString(ControlFile.in(home.root()), "vrs-control 1\nsurprise yes\n");

        assertThat(run("control show")).isEqualTo(1);
        assertThat(err()).contains("is refused: unknown key surprise").hasLineCount(1);
    }

    @Test
    void set_saysInHowManyProcessesItIs() throws IOException {
        run("control set cdn.cdn-a=1");
        new ProcessRecords(home.processes())
                .add("r1-az1-drm-1", ProcessHandle.current().pid());
        new ProcessRecords(home.processes())
                .add("r1-az1-sql-1", ProcessHandle.current().pid());
        Path copy = ControlFile.kept(home.root(), "r1-az1-drm-1");
        Files.createDirectories(copy.getParent());
        Files.copy(ControlFile.in(home.root()), copy);
        ControlTaken taken = new ControlTaken(home, file);

        assertThat(taken.line(1, Duration.ofSeconds(9))).contains("version 1 is in force in 1 of 1 processes");
        assertThat(taken.line(2, Duration.ofMillis(1)))
                .contains("version 2 is in force in 0 of 1 processes; not yet in r1-az1-drm-1");
    }

    private JsonNode json(String line) throws IOException {
        assertThat(run(line)).isZero();
        return new ObjectMapper().readTree(out());
    }

    private int run(String line) {
        return run(Map.of(), line);
    }

    private int run(Map<String, String> environment, String line) {
        out.reset();
        err.reset();
        LauncherConfig config = new LauncherConfig(
                folder,
                home,
                new Ports(BASE),
                "b1",
                folder.resolve("vrs-local-0.1.0.jar"),
                "0.1.0",
                Path.of("/jdk/bin/java"),
                2,
                environment);
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC),
                () -> 1L);
        return CommandLines.of(config, console).execute(line.split(" "));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
