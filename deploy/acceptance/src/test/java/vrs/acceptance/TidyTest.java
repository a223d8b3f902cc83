package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the sources and refuses what the project does not want to grow. */
class TidyTest {
    private static final int LINES_MAX = 250;

    /** A pattern that may not stand in a kind of file, and what to write instead. */
    private record Rule(String files, String pattern, String instead) {
        List<String> broken(Path file, List<String> lines) {
            List<String> found = new ArrayList<>();
            if (!Pattern.compile(files).matcher(file.toString()).find()) {
                return found;
            }
            Pattern banned = Pattern.compile(pattern);
            for (int i = 0; i < lines.size(); i++) {
                if (banned.matcher(lines.get(i)).find()) {
                    found.add(file + ":" + (i + 1) + " " + lines.get(i).strip() + "  -> " + instead);
                }
            }
            return found;
        }
    }

    private static final String MAIN_JAVA = "src/main/java/.*\\.java$";
    private static final String JAVA = "\\.java$";
    private static final List<Rule> RULES = List.of(
            new Rule(
                    JAVA,
                    "Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep",
                    "wait for a condition, or move a test clock"),
            new Rule(
                    MAIN_JAVA,
                    "System\\.nanoTime\\(\\)|System\\.currentTimeMillis\\(\\)|Instant\\.now\\(\\)",
                    "take a Clock or a ticker as an argument"),
            new Rule(
                    JAVA,
                    "\\b(class|record|interface|enum) \\w*(Manager|Helper|Utils?|Impl|Processor)\\b",
                    "name it by what it is in the field"),
            new Rule(JAVA, "^package vrs\\..*\\b(common|util|utils|misc|base|helpers?)\\b", "one question per folder"),
            new Rule(JAVA, "TO" + "DO|FIX" + "ME|XX" + "X", "do it, or write it down as a decision"),
            new Rule(
                    JAVA,
                    "@Disab" + "led|@Ign" + "ore|assumeTr" + "ue|assumeFal" + "se",
                    "a test that does not run proves nothing"),
            new Rule(JAVA, "printStackTr" + "ace", "one structured line"),
            new Rule(
                    ".*",
                    "\\.\\./sha" + "red/|repo\\d?\\.mav" + "en\\.|registry\\.npm" + "js|deb\\.deb" + "ian",
                    "the project speaks of itself alone and names no registry"));

    @Test
    void sources_keepTheHouseTidy() throws IOException {
        Path root = Path.of(System.getProperty("vrs.root")).toAbsolutePath().normalize();
        List<String> broken = new ArrayList<>();
        List<Path> files = sources(root);
        for (Path file : files) {
            List<String> lines = read(file);
            Path relative = root.relativize(file);
            RULES.forEach(rule -> broken.addAll(rule.broken(relative, lines)));
            if (relative.toString().matches(".*" + MAIN_JAVA) && lines.size() > LINES_MAX) {
                broken.add(relative + " has " + lines.size() + " lines  -> is it one thing?");
            }
        }

        assertThat(files).as("the sources were found").hasSizeGreaterThan(100);
        assertThat(broken).isEmpty();
    }

    @Test
    void plantedWord_isFound() {
        Rule rule = RULES.get(0);
        String planted = "Thread.sl" + "eep(1);";

        assertThat(rule.broken(Path.of("src/main/java/vrs/X.java"), List.of("ok();", planted)))
                .hasSize(1);
    }

    private static List<Path> sources(Path root) throws IOException {
        Pattern wanted = Pattern.compile("\\.(java|xml|md|mjs|js|json|html|css|sh|properties)$|/vrs$");
        Pattern skipped =
                Pattern.compile("/(target|node_modules|dist|\\.git|\\.vrs|media/assets)/|package-lock\\.json$");
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(p -> wanted.matcher(p.toString()).find())
                    .filter(p -> !skipped.matcher(p.toString()).find())
                    .toList();
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
