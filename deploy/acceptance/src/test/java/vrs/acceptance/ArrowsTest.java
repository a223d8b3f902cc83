package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build itself refuses an arrow that is not in the house. */
class ArrowsTest {
    private static final List<String> MODULES = List.of("routing/topology", "routing/signing");
    private static final String PLANTED =
            "<dependencies><dependency><groupId>vrs</groupId><artifactId>vrs-signing</artifactId></dependency></dependencies></project>";

    @Test
    void plantedArrow_failsTheBuild_andTheSameTreeWithoutItPasses(@TempDir Path folder) throws IOException {
        copyReactor(folder);
        Commands maven = new Commands(folder, Map.of());

        Commands.Result sound = compile(maven);
        Path pom = folder.resolve("routing/topology/pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("</project>", PLANTED));
        Commands.Result planted = compile(maven);

        assertThat(sound.exit()).as(sound.out()).isZero();
        assertThat(planted.exit()).isNotZero();
        assertThat(planted.out()).contains("see the table of arrows in ARCHITECTURE.md");
    }

    private static Commands.Result compile(Commands maven) {
        return maven.run(
                Duration.ofMinutes(3),
                List.of("mvn", "-o", "-q", "-B", "-Dspotless.check.skip", "-DskipTests", "compile"));
    }

    private static void copyReactor(Path folder) throws IOException {
        Path root = Path.of(System.getProperty("vrs.root")).toAbsolutePath().normalize();
        String pom = Files.readString(root.resolve("pom.xml"));
        StringBuilder modules = new StringBuilder("<modules>");
        for (String module : MODULES) {
            modules.append("<module>").append(module).append("</module>");
            Path target = folder.resolve(module);
            Files.createDirectories(target);
            Files.copy(root.resolve(module).resolve("pom.xml"), target.resolve("pom.xml"));
            copyTree(root.resolve(module).resolve("src/main"), target.resolve("src/main"));
        }
        Files.writeString(
                folder.resolve("pom.xml"),
                pom.replaceFirst(
                        "(?s)<modules>.*</modules>",
                        modules.append("</modules>").toString()));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path source : walk.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }
}
