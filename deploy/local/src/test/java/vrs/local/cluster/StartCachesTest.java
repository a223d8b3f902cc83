package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.local.plan.Program;
import vrs.topology.Role;

class StartCachesTest {
    private static final Program EDGE = Program.of(Role.EDGE);

    @TempDir
    private Path folder;

    private Fixture fixture;

    @BeforeEach
    void build() throws IOException {
        fixture = new Fixture(folder).built("edge/target/vrs-edge-0.1.0.jar", "edge/target/lib/a.jar");
        Files.createDirectories(aot());
    }

    @Test
    void program_withoutCache_startsWithoutOne() throws IOException {
        assertThat(caches("b1").use("edge-cdn-a", EDGE)).isEmpty();
        assertThat(caches("b1").have(List.of(EDGE))).isFalse();
    }

    @Test
    void cache_isUsedByEveryHomeAndBuildOfTheSameJars() throws IOException {
        learn(caches("b1"));

        List<String> flags = caches("b2").use("edge-cdn-b", EDGE);

        assertThat(flags).singleElement().asString().startsWith("-XX:AOTCache=" + aot());
        assertThat(caches("b2").have(List.of(EDGE))).isTrue();
    }

    @Test
    void cache_isNotUsed_afterALibraryWasBuiltAgain() throws IOException {
        learn(caches("b1"));
        Files.setLastModifiedTime(checkout().resolve("edge/target/lib/a.jar"), FileTime.from(Instant.EPOCH));

        assertThat(caches("b2").use("edge-cdn-a", EDGE)).isEmpty();
    }

    @Test
    void cache_isNotUsed_byAnotherJvm() throws IOException {
        learn(caches("b1"));

        assertThat(caches("b1", "26").use("edge-cdn-a", EDGE)).isEmpty();
    }

    @Test
    void accept_removesTheOlderOneOfThisProgramOnly() throws IOException {
        learn(caches("b1"));
        Path other = Files.createFile(aot().resolve("vrs-edge-case-0123456789abcdef.aot"));
        Files.setLastModifiedTime(checkout().resolve("edge/target/lib/a.jar"), FileTime.from(Instant.EPOCH));

        learn(caches("b2"));

        try (var files = Files.list(aot())) {
            assertThat(files).hasSize(2).contains(other);
        }
    }

    private StartCaches caches(String build) {
        return caches(build, "25");
    }

    private StartCaches caches(String build, String vm) {
        return new StartCaches(aot(), new Artefacts(fixture.config(build, Map.of())), vm);
    }

    private static void learn(StartCaches caches) throws IOException {
        Files.writeString(caches.draft(EDGE), "learnt");
        caches.accept(EDGE);
    }

    private Path aot() {
        return checkout().resolve("target/aot");
    }

    private Path checkout() {
        return folder.resolve("check out");
    }
}
