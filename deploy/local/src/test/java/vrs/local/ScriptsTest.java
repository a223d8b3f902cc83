package vrs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell parts that stand before the launcher: which tools do, and what has to be built. */
class ScriptsTest {
    private static final Instant BUILT = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void makeCheckout() throws IOException {
        root = Files.createDirectory(folder.resolve("check out"));
        touch("pom.xml", -10);
        touch("edge/src/main/java/A.java", -10);
        touch("edge/target/vrs-edge-0.1.0.jar", 5);
        touch("target/vrs.stamp", 0);
        Files.writeString(root.resolve("target/vrs.stamp"), "b1\n./edge/target/vrs-edge-0.1.0.jar\n");
        touchTime("target/vrs.stamp", 0);
    }

    @ParameterizedTest
    @CsvSource({"3.8.7,3,8,0", "3.9,3,8,0", "4.0.0,3,8,0", "3.6.3,3,8,1", "2.9,3,8,1", "20.1.0,20,0,0", "18.19.0,20,0,1"
    })
    void version_isCompared(String version, String major, String minor, int exit) throws Exception {
        assertThat(sh("at_least " + version + " " + major + " " + minor)).isEqualTo(exit);
    }

    @Test
    void version_thatIsNone_doesNot() throws Exception {
        assertThat(sh("at_least '' 3 8")).isNotZero();
        assertThat(sh("at_least none 3 8")).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"25.0.1,0", "26,0", "25,0", "21.0.4,1", "1.8.0_402,1", "17.0.15,1"})
    void jdk_from25On_does(String version, int exit) throws Exception {
        Path jdk = root.resolve("a jdk");
        executable(jdk.resolve("bin/java"));
        executable(jdk.resolve("bin/javac"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");

        assertThat(sh("is_jdk_25 '" + jdk + "'")).isEqualTo(exit);
    }

    @Test
    void jdk_withoutCompiler_doesNot() throws Exception {
        Path jre = root.resolve("a jre");
        executable(jre.resolve("bin/java"));
        Files.writeString(jre.resolve("release"), "JAVA_VERSION=\"25\"\n");

        assertThat(sh("is_jdk_25 '" + jre + "'")).isNotZero();
    }

    @Test
    void built_isNotStale() throws Exception {
        assertThat(sh("is_stale")).isEqualTo(1);
        assertThat(sh("[ \"$(build_id)\" = b1 ]")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "edge/pom.xml",
                "edge/src/main/java/A.java",
                "edge/src/main/resources/a.properties",
                "client/web/package-lock.json",
                "client/web/src/page.js",
                "catalog/samples/samples.json",
                "media/assets/clock12/clear/v240/1.m4s",
                "docs/video.schema.json"
            })
    void changed_isStale(String file) throws Exception {
        touch(file, 1);

        assertThat(sh("is_stale")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edge/src/test/java/ATest.java",
                "README.md",
                "edge/target/classes/src/main/A.class",
                "client/web/node_modules/x/x.js",
                ".vrs/logs/media/x.log"
            })
    void changedBesideTheProduct_isNotStale(String file) throws Exception {
        touch(file, 1);

        assertThat(sh("is_stale")).isEqualTo(1);
    }

    @Test
    void oldBuild_isABuild() throws Exception {
        assertThat(sh("is_built")).as("without the launcher").isNotZero();
        touch("deploy/local/target/vrs-local-0.1.0.jar", 1);
        touch("pom.xml", 1);

        assertThat(sh("is_built")).isZero();
    }

    @Test
    void missingJar_isStale() throws Exception {
        Files.delete(root.resolve("edge/target/vrs-edge-0.1.0.jar"));

        assertThat(sh("is_stale")).isZero();
    }

    @Test
    void stamp_isAsOldAsTheBeginOfTheBuild() throws Exception {
        assertThat(sh("begin_stamp && touch -d 2026-03-01T12:00:01Z target/vrs.stamp.new && commit_stamp"))
                .isZero();

        assertThat(Files.getLastModifiedTime(root.resolve("target/vrs.stamp")))
                .isEqualTo(FileTime.from(BUILT.plusSeconds(1)));
        assertThat(Files.readAllLines(root.resolve("target/vrs.stamp")))
                .hasSize(2)
                .contains("./edge/target/vrs-edge-0.1.0.jar");
        assertThat(sh("is_stale")).isEqualTo(1);
    }

    @Test
    void lock_ofADeadBuild_isTaken() throws Exception {
        Path lock = Files.createDirectories(root.resolve("target/vrs.build.lock"));
        Files.writeString(lock.resolve("pid"), "999999999\n");

        assertThat(sh("lock_build && [ \"$(cat target/vrs.build.lock/pid)\" = $$ ]"))
                .isZero();
        assertThat(lock).as("freed at the end").doesNotExist();
    }

    private int sh(String command) throws IOException, InterruptedException {
        Path scripts = Path.of("").toAbsolutePath();
        String script = "set -eu\nroot=$PWD\nsay() { echo \"$*\" >&2; }\nrefuse() { say \"$*\"; exit 2; }\n" + ". '"
                + scripts.resolve("prerequisites.sh") + "'\n. '" + scripts.resolve("home.sh") + "'\n. '"
                + scripts.resolve("maven.sh") + "'\n. '" + scripts.resolve("build.sh") + "'\n" + command;
        Process process = new ProcessBuilder(List.of("/bin/sh", "-c", script))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        assertThat(output).doesNotContain("not found", "No such file");
        return exit;
    }

    private void touch(String file, int secondsAfterBuild) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, file);
        touchTime(file, secondsAfterBuild);
        for (Path parent = path.getParent(); !parent.equals(root.getParent()); parent = parent.getParent()) {
            Files.setLastModifiedTime(parent, FileTime.from(BUILT.minusSeconds(10)));
        }
    }

    private void touchTime(String file, int secondsAfterBuild) throws IOException {
        Files.setLastModifiedTime(root.resolve(file), FileTime.from(BUILT.plusSeconds(secondsAfterBuild)));
    }

    private static void executable(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
