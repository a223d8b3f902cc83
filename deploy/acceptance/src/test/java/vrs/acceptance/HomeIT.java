package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A home that was damaged or has no room: a line that names the file, and nothing of it is lost. */
@Order(91)
class HomeIT {
    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeAll
    static void makeOneHome() {
        new Commands(Cluster.root(), variables(made.resolve("home")))
                .run(BOUND, List.of("./vrs", "token"))
                .succeeded();
    }

    @BeforeEach
    void choose() {
        home = folder.resolve("home");
    }

    @Test
    void homeThatCannotBeMade_isNamed() {
        Commands.Result result =
                new Commands(Cluster.root(), Map.of("VRS_HOME", "/proc/home")).run(BOUND, List.of("./vrs", "status"));

        says(result, 2, "VRS_HOME /proc/home cannot be made (No such file or directory): choose another VRS_HOME");
    }

    @Test
    void damagedKey_isNamedAndKept() throws IOException {
        useAHome();
        Path key = halve(home.resolve("keys/jwt-signing.jwk"));
        Map<String, String> keys = Traces.of(home.resolve("keys"));
        String line = key + " is damaged: put the right one back, or delete it to have a new one made: then"
                + " membership tokens that are out no longer work";

        says(vrs("token"), 2, line);
        assertThat(Traces.of(home.resolve("keys"))).isEqualTo(keys);
        says(up(), 2, line);
        assertThat(Traces.of(home.resolve("keys"))).containsAllEntriesOf(without(keys, ""));
        assertThat(home.resolve("run/processes")).isEmptyDirectory();
    }

    @Test
    void damagedSecret_isNamedBeforeAnythingStarts() throws IOException {
        useAHome();
        Path key = Files.createFile(home.resolve("keys/cdn.keys"));

        says(
                up(),
                2,
                key + " is damaged: put the right one back, or delete it to have a new one made: then"
                        + " addresses and playback tokens that are out no longer work");
        assertThat(key).isEmptyFile();
        assertThat(home.resolve("run/processes")).isEmptyDirectory();
    }

    @Test
    void damagedCopyOfTheLauncher_isCopiedAgain() throws IOException {
        useAHome();
        Path key = Files.createFile(home.resolve("keys/drm.seed"));
        Path jar = halve(only(home.resolve("app")).resolve("vrs-local/vrs-local-0.1.0.jar"));

        says(
                up(),
                2,
                "the copy of the launcher in " + home + "/app is damaged: copying it again",
                key + " is damaged: put the right one back, or delete it to have a new one made: then"
                        + " it is the seed of the samples again");
        assertThat(jar).hasSameBinaryContentAs(Cluster.root().resolve("deploy/local/target/vrs-local-0.1.0.jar"));
    }

    @Test
    void unreadableRecordOfTheLauncher_isNoLauncher() throws IOException {
        useAHome();
        for (String record :
                List.of("", "null", "{\"pid\": 1, \"build\"", "\u0000\u0001", "{\"pid\": 1, \"build\": \"b\"}")) {
            Files.writeString(home.resolve("run/launcher.json"), record);

            says(vrs("status"), 1, "not running: ./vrs up starts it");
        }
        Commands.Result down = vrs("down");
        assertThat(down.out() + down.err()).isEqualTo("not running\n");
        assertThat(down.exit()).isZero();
    }

    @Test
    void partOfSomebodyElse_isNamed() throws IOException {
        useAHome();
        Path data = home.resolve("data");
        if (OrdinaryUser.isRoot()) {
            OrdinaryUser.give(data);
        } else {
            Files.delete(data);
            Files.createSymbolicLink(data, Path.of("/usr"));
        }

        says(
                up(),
                2,
                data + " belongs to " + Files.getOwner(data).getName() + ", its home to "
                        + Files.getOwner(home).getName() + ": chown it, or choose another VRS_HOME");
        assertThat(home.resolve("logs")).isEmptyDirectory();
    }

    /** First there is no room for the launcher, then for one of the other programs. */
    @ParameterizedTest
    @ValueSource(ints = {4, 64})
    void diskTooSmallForThePrograms_isNamed_andNoHalfCopyStays(int mib) {
        SmallDisk disk = SmallDisk.here(folder);

        Commands.Result result = disk.run(mib, folder, variables(home), "./vrs", "up", "--azs", "1", "--detach");

        assertThat(result.err().lines())
                .containsExactly(
                        "cannot copy the programs into " + home + " (" + disk.reason()
                                + "): free some space or choose another VRS_HOME",
                        "not running: ./vrs up starts it");
        assertThat(result.out()).isEqualTo("status 1\nnot running\ndown 0\n");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void diskTooSmallForWhatGrows_isNamed() {
        SmallDisk disk = SmallDisk.here(folder);

        Commands.Result result = disk.run(24, folder, variables(home), "./vrs", "up", "--azs", "1", "--detach");

        // A bound on the size of files leaves the disk its room; then the programs do not fit.
        String line = disk.real()
                ? "VRS_HOME \\Q" + home + "\\E has 1\\d MiB of room, and up wants 32"
                : "cannot copy the programs into \\Q" + home + "\\E \\(File too large\\)";
        assertThat(result.err())
                .matches(line + ": free some space or choose another VRS_HOME\nnot running: ./vrs up starts it\n");
        assertThat(result.out()).isEqualTo("status 1\nnot running\ndown 0\n");
        assertThat(result.exit()).isEqualTo(1);
    }

    private void useAHome() {
        new Commands(folder, Map.of())
                .run(BOUND, List.of("cp", "-Rp", made.resolve("home").toString(), home.toString()))
                .succeeded();
    }

    private static Map<String, String> variables(Path home) {
        return Map.of(
                "VRS_HOME",
                home.toString(),
                "VRS_PORT_BASE",
                Integer.toString(Cluster.BASE + 4_000),
                "VRS_START_CACHES",
                "off");
    }

    private Commands.Result up() {
        return vrs("up", "--azs", "1", "--detach");
    }

    private Commands.Result vrs(String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "./vrs";
        System.arraycopy(words, 0, command, 1, words.length);
        return new Commands(Cluster.root(), variables(home)).run(BOUND, List.of(command));
    }

    private static void says(Commands.Result result, int exit, String... lines) {
        assertThat(result.err().lines()).containsExactly(lines);
        assertThat(result.out()).isEmpty();
        assertThat(result.exit()).isEqualTo(exit);
    }

    private static Path halve(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    }

    private static Path only(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findFirst().orElseThrow();
        }
    }

    private static Map<String, String> without(Map<String, String> traces, String name) {
        Map<String, String> rest = new TreeMap<>(traces);
        rest.remove(name);
        return rest;
    }
}
