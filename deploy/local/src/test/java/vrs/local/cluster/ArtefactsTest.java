package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.local.plan.Program;
import vrs.topology.Role;

class ArtefactsTest {
    @TempDir
    private Path folder;

    @Test
    void jar_isACopyThatALaterBuildDoesNotTouch() throws IOException {
        Fixture fixture = new Fixture(folder)
                .built("edge/target/vrs-edge-0.1.0.jar", "edge/target/lib/a.jar", "edge/target/lib/b.jar");
        LauncherConfig config = fixture.config("b1", Map.of());

        Path jar = new Artefacts(config).jar(Program.of(Role.EDGE));
        byte[] built = Files.readAllBytes(jar);
        Files.writeString(config.root().resolve("edge/target/vrs-edge-0.1.0.jar"), "rebuilt");

        assertThat(new Artefacts(config).jar(Program.of(Role.EDGE))).isEqualTo(jar);
        assertThat(jar).hasBinaryContent(built).startsWith(config.home().app());
        assertThat(jar.resolveSibling("lib/b.jar")).exists();
        assertThat(jar.getParent().getParent()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void copyThatWasCutOff_isMadeAgain() throws IOException {
        LauncherConfig config = new Fixture(folder)
                .built("edge/target/vrs-edge-0.1.0.jar", "edge/target/lib/a.jar")
                .config("b1", Map.of());
        Path jar = new Artefacts(config).jar(Program.of(Role.EDGE));
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

        assertThat(new Artefacts(config).jar(Program.of(Role.EDGE)))
                .isEqualTo(jar)
                .hasBinaryContent(whole);
    }

    @Test
    void copyThatFails_isOneLineWithTheHome_andLeavesNothing() throws IOException {
        LauncherConfig config = new Fixture(folder)
                .built("edge/target/vrs-edge-0.1.0.jar", "edge/target/lib")
                .config("b1", Map.of());
        Path build = config.home().app().resolve("b1");
        Path inTheWay = build.resolve(".vrs-edge." + ProcessHandle.current().pid());
        Files.createDirectories(build);
        Files.createFile(inTheWay);

        assertThatThrownBy(() -> new Artefacts(config).jar(Program.of(Role.EDGE)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "cannot copy the programs into " + config.home().root() + " (")
                .hasMessageEndingWith("): free some space or choose another VRS_HOME");
        assertThat(build).isEmptyDirectory();
    }

    @Test
    void runner_isOneJar() throws IOException {
        LauncherConfig config = new Fixture(folder)
                .built("drm-service/target/vrs-drm-service-0.1.0-runner.jar")
                .config("b1", Map.of());

        assertThat(new Artefacts(config).jar(Program.of(Role.DRM))).exists();
    }

    @Test
    void page_isCopiedToo() throws IOException {
        LauncherConfig config = new Fixture(folder)
                .built("client/web/dist/index.html", "client/web/dist/shaka/shaka-player.js")
                .config("b1", Map.of());

        assertThat(new Artefacts(config).page().resolve("shaka/shaka-player.js"))
                .exists();
    }

    @Test
    void jar_thatWasNotBuilt_isNamed() {
        LauncherConfig config = new Fixture(folder).config("b1", Map.of());

        assertThatThrownBy(() -> new Artefacts(config).jar(Program.of(Role.EDGE)))
                .isInstanceOf(MissingArtefact.class)
                .hasMessageContaining("vrs-edge-0.1.0.jar is missing");
    }

    @Test
    void removeOld_leavesTheCurrentBuildOnly() throws IOException {
        Fixture fixture = new Fixture(folder).built("edge/target/vrs-edge-0.1.0.jar", "edge/target/lib/a.jar");
        Path old = new Artefacts(fixture.config("b1", Map.of())).jar(Program.of(Role.EDGE));
        Artefacts current = new Artefacts(fixture.config("b2", Map.of()));
        Path kept = current.jar(Program.of(Role.EDGE));

        current.removeOld();

        assertThat(old).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void removeOld_sparesABuildThatAProcessWasStartedFrom() throws IOException {
        Fixture fixture = new Fixture(folder).built("edge/target/vrs-edge-0.1.0.jar", "edge/target/lib/a.jar");
        Path old = new Artefacts(fixture.config("b1", Map.of())).jar(Program.of(Role.EDGE));
        Process user = new ProcessBuilder("/bin/sh", "-c", "sleep 600; :", old.toString()).start();
        try {
            new Artefacts(fixture.config("b2", Map.of())).removeOld();

            assertThat(old).exists();
        } finally {
            user.descendants().forEach(ProcessHandle::destroyForcibly);
            user.destroyForcibly();
        }
    }
}
