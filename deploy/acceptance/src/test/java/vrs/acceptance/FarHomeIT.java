package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One cluster under hard conditions at once: its home stands on a path with spaces, its ports elsewhere, there is no
 * network and no build tool that works, and its home was damaged before.
 */
@Order(92)
class FarHomeIT {
    private static final int BASE = Cluster.BASE + 4_000;
    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final List<String> POISONED = List.of("mvn", "node", "npm", "curl", "wget");

    @TempDir
    private Path folder;

    @Test
    void home_farFromEverything_playsAndEnds() throws IOException {
        Path home = folder.resolve("a home, with späces");
        try (Island island = Island.make()) {
            long before = island.triesOutside();
            vrs(island, home, "token").succeeded();

            Path documents = home.resolve("data/r1-az1-document-1/documents.mv");
            writeGarbage(documents);
            damagedDocuments_endUp(vrs(island, home, "up", "--azs", "1", "--detach"), documents);

            Files.move(documents, folder.resolve("documents.damaged"));
            writeGarbage(home.resolve("data/r1-az1/snapshot/fallback.snapshot"));
            writeGarbage(home.resolve("run/launcher.json"));
            Path edge = cutOffCopyOfTheEdge(home);
            Commands.Result up = vrs(island, home, "up", "--azs", "1", "--detach");
            Commands.Result down;
            try {
                assertThat(up.exit()).as(up.err()).isZero();
                assertThat(up.out()).contains("player page   http://localhost:" + (BASE + 1) + "/");
                assertThat(edge).hasSameBinaryContentAs(Cluster.root().resolve("edge/target/vrs-edge-0.1.0.jar"));
                assertThat(vrs(island, home, "status").exit()).isZero();
                plays(island, home);
                assertThat(called()).as("build tools called").doesNotExist();
                assertThat(island.triesOutside())
                        .as("tries to reach the outside")
                        .isEqualTo(before);

                loseAfterALookOfTheLauncher(home.resolve("run/launcher.json"));
            } finally {
                down = vrs(island, home, "down");
            }
            assertThat(down.err())
                    .isEqualTo("the record of the running launcher is lost: waiting until it is written again\n");
            assertThat(down.out()).isEqualTo("stopped 15 processes\n");
            assertThat(down.exit()).isZero();
            assertThat(home.resolve("run/processes")).isEmptyDirectory();
            whoeverTries_isCounted(island, home, before);
        }
    }

    private static void damagedDocuments_endUp(Commands.Result up, Path documents) throws IOException {
        assertThat(up.err())
                .contains("r1-az1-document-1: " + documents
                        + " is damaged: move it away, and up fills a new one from the samples and the other AZs\n")
                .doesNotContain("\tat ", "Exception");
        assertThat(up.exit()).isEqualTo(1);
        assertThat(documents).hasContent("garbage\n".repeat(1_000));
    }

    private void plays(Island island, Path home) {
        JsonPath play =
                JsonPath.from(ask(island, home, "http://main.r1.localhost:" + (BASE + 90) + "/dash?vid=free-clear"));
        String base = play.getString("video[0].addresses[0].base");
        assertThat(base).startsWith("http://cdn-a.localhost:" + (BASE + 80) + "/");
        assertThat(ask(island, home, base + "init.mp4")).contains("ftyp");
        assertThat(ask(island, home, play.getString("manifestUrl")))
                .contains("<MPD")
                .contains(":" + (BASE + 80) + "/");
        assertThat(ask(island, home, "http://localhost:" + (BASE + 1) + "/")).containsIgnoringCase("<!doctype html>");
    }

    private String ask(Island island, Path home, String url) {
        Commands.Result result = java(island, home, url).succeeded();
        assertThat(result.out()).as(url).startsWith("200\n");
        return result.out().substring(4);
    }

    // Else a count of none would prove nothing.
    private void whoeverTries_isCounted(Island island, Path home, long before) throws IOException {
        if (island.isReal()) {
            assertThat(java(island, home, "http://192.0.2.1/").exit()).isNotZero();
            assertThat(island.triesOutside()).isGreaterThan(before);
        }
    }

    private Commands.Result java(Island island, Path home, String url) {
        List<String> command = new ArrayList<>(island.prefix());
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Djdk.net.hosts.file=" + home.resolve("run/hosts"),
                "-cp",
                Cluster.root().resolve("deploy/acceptance/target/test-classes").toString(),
                Ask.class.getName(),
                url));
        return new Commands(folder, Map.of()).run(BOUND, command);
    }

    private Commands.Result vrs(Island island, Path home, String... words) throws IOException {
        List<String> command = new ArrayList<>(island.prefix());
        command.add("./vrs");
        command.addAll(List.of(words));
        Map<String, String> variables = Map.of(
                "VRS_HOME",
                home.toString(),
                "VRS_PORT_BASE",
                Integer.toString(BASE),
                "VRS_START_CACHES",
                "off",
                "PATH",
                poisoned() + ":" + System.getenv("PATH"),
                "http_proxy",
                "http://127.0.0.1:9",
                "https_proxy",
                "http://127.0.0.1:9");
        return new Commands(Cluster.root(), variables).run(BOUND, command);
    }

    private Path poisoned() throws IOException {
        Path tools = folder.resolve("bin");
        Files.createDirectories(tools);
        for (String tool : POISONED) {
            Path script = tools.resolve(tool);
            Files.writeString(script, "#!/bin/sh\necho \"$0 $*\" >>'" + called() + "'\nexit 1\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return tools;
    }

    private Path called() {
        return folder.resolve("called");
    }

    // The launcher looks after its record every ten seconds: lost right after a look, down misses it first.
    private static void loseAfterALookOfTheLauncher(Path record) throws IOException {
        String whole = Files.readString(record);
        Files.writeString(record, "{");
        await().atMost(BOUND).until(() -> Files.readString(record).equals(whole));
        Files.writeString(record, "{");
    }

    private static void writeGarbage(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "garbage\n".repeat(1_000));
    }

    private static Path cutOffCopyOfTheEdge(Path home) throws IOException {
        try (var files = Files.walk(home.resolve("app"))) {
            Path jar = files.filter(file -> file.endsWith("vrs-edge/vrs-edge-0.1.0.jar"))
                    .findFirst()
                    .orElseThrow();
            byte[] whole = Files.readAllBytes(jar);
            return Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        }
    }
}
