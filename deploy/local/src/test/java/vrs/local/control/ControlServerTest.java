package vrs.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.local.supervise.ChildStatus;
import vrs.local.supervise.ProcessIdentity;
import vrs.topology.Instance;
import vrs.topology.Role;

class ControlServerTest {
    private static final Instance DRM =
            new Instance("r1-az1-drm-1", Role.DRM, "r1-az1", "-", "vm", "private", "127.0.0.1", 17_130);
    private static final StatusRow UP = new StatusRow(
            DRM, "0.1.0", new ChildStatus(DRM.name(), OptionalLong.of(4711), true, 2, "ready", OptionalInt.of(137)));
    private static final StatusRow DOWN = new StatusRow(
            DRM, "0.1.0", new ChildStatus(DRM.name(), OptionalLong.empty(), false, 0, "stopped", OptionalInt.empty()));

    private final ScriptedCommands commands = new ScriptedCommands();

    private ControlServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = ControlServer.start(commands, "the-token");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void status_travelsWhole() throws IOException {
        assertThat(client("the-token").status()).containsExactly(UP, DOWN);
        assertThat(client("the-token").phase()).isEqualTo(Commands.Phase.UP);
    }

    @Test
    void order_reachesTheClusterWithItsTarget() throws IOException {
        ControlClient client = client("the-token");

        assertThat(client.order("stop", "r1-az1/drm")).isEqualTo(new Reply.Done("stop r1-az1/drm"));
        assertThat(client.order("start", "nonsense")).isEqualTo(new Reply.Unknown("no nonsense"));
        assertThat(client.order("restart", "drm")).isEqualTo(new Reply.Failed("not ready: drm"));
        assertThat(client.order("restart-old", "drm")).isEqualTo(new Reply.Done("drm of Optional.empty"));
        assertThat(client.order("restart-new", "drm b2/0.2.0"))
                .isEqualTo(new Reply.Done("drm of Optional[Build[id=b2, version=0.2.0]]"));
        assertThat(client.order("restart-new", "drm")).isEqualTo(new Reply.Unknown("\"\" is no <build>/<version>"));
        assertThat(client.order("fault", "kill drm 30s")).isEqualTo(new Reply.Done("fault kill drm 30s"));
        assertThat(client.order("faults", "")).isEqualTo(new Reply.Done("1 kill drm"));
        assertThat(client.order("heal", "1")).isEqualTo(new Reply.Done("healed 1"));
        assertThat(client.order("down", "")).isEqualTo(new Reply.Done("25"));
    }

    @Test
    void withoutTheToken_nothingIsDone() {
        assertThatThrownBy(() -> client("another").status()).hasMessageContaining("403");
        assertThat(commands.orders).isZero();
    }

    @Test
    void orderByGet_isNotTaken() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/down"))
                    .header("Authorization", "Bearer the-token")
                    .build();

            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(commands.orders).isZero();
    }

    @Test
    void statusJson_hasEveryFieldOfTheContract() {
        String text = new StatusJson().write(List.of(DOWN));

        for (String field : new String[] {
            "az", "unit", "role", "instance", "pool", "cloud", "pid", "port", "ready", "restarts", "version", "state"
        }) {
            assertThat(text).contains("\"" + field + "\" : ");
        }
        assertThat(text).contains("\"pid\" : null");
    }

    @Test
    void launcherRecord_isForItsOwnerAlone_andTrueOnlyWhileItLives(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("launcher.json");
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        LauncherRecord record = new LauncherRecord(self.pid(), self.mark(), 1, "secret", 17_000, 3, "b1");
        record.write(file);

        assertThat(LauncherRecord.alive(file)).contains(record);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(record.toString()).doesNotContain("secret");

        new LauncherRecord(self.pid(), "an earlier boot:1", 1, "secret", 17_000, 3, "b1").write(file);
        assertThat(LauncherRecord.alive(file))
                .as("its pid belongs to somebody else")
                .isEmpty();
        Files.writeString(file, "{");
        assertThat(LauncherRecord.read(file)).isEmpty();
    }

    private ControlClient client(String token) {
        return new ControlClient(new LauncherRecord(1, "", server.port(), token, 17_000, 3, "b1"));
    }

    private static final class ScriptedCommands implements Commands {
        private int orders;

        @Override
        public List<StatusRow> status() {
            return List.of(UP, DOWN);
        }

        @Override
        public Phase phase() {
            return Phase.UP;
        }

        @Override
        public Reply stop(String target) {
            orders++;
            return new Reply.Done("stop " + target);
        }

        @Override
        public Reply start(String target) {
            orders++;
            return new Reply.Unknown("no " + target);
        }

        @Override
        public Reply restart(String target) {
            orders++;
            return new Reply.Failed("not ready: " + target);
        }

        @Override
        public Reply restart(String target, Optional<Build> build) {
            orders++;
            return new Reply.Done(target + " of " + build);
        }

        @Override
        public Reply fault(String order) {
            orders++;
            return new Reply.Done("fault " + order);
        }

        @Override
        public Reply faults() {
            return new Reply.Done("1 kill drm");
        }

        @Override
        public Reply heal(String id) {
            orders++;
            return new Reply.Done("healed " + id);
        }

        @Override
        public Reply down() {
            orders++;
            return new Reply.Done("25");
        }
    }
}
