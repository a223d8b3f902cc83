package vrs.loadtest;

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
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.loadtest.run.Clocks;
import vrs.loadtest.wire.ScriptedServer;

@Timeout(60)
class LoadCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void json_isAllThatGoesToStandardOutput(@TempDir Path folder) throws IOException {
        Path tokens = Files.writeString(folder.resolve("tokens"), "jwt-1\njwt-2\n");
        Path words = Files.write(folder.resolve("words"), List.of("film", "vid=vip&codecs=avc1"));
        try (ScriptedServer server = new ScriptedServer()) {
            execute(
                    "--target=" + server.target(),
                    "--rate=200",
                    "--requests=50",
                    "--pace=even",
                    "--anonymous=0",
                    "--tokens=" + tokens,
                    "--queries=" + words,
                    "--json");
            JsonNode report = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));

            assertThat(report.path("requests").asInt()).isEqualTo(50);
            assertThat(report.path("failed").asInt()).isZero();
            assertThat(report.path("targets").path(0).asText())
                    .isEqualTo(server.target().toString());
            assertThat(server.heads())
                    .allMatch(head -> head.toLowerCase(Locale.ROOT).contains("authorization: bearer jwt-"));
            assertThat(text(err)).startsWith("about 50 requests to 1 targets, seed 1");
        }
    }

    @Test
    void samples_areAWordListThatIsUnderstood() throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            execute("--target=" + server.target(), "--rate=200", "--requests=20");

            assertThat(text(out)).contains("20 requests in").contains("0 failed");
            assertThat(server.heads()).allMatch(head -> head.startsWith("GET /dash?vid="));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rate=1 | at least one --target",
                "--target=ftp://a | a target reads",
                "--target=http://a:1 --for=soon | not a length",
                "--target=http://a:1 --rate=0 | a rate is above 0",
                "--target=http://a:1 --requests=0 | at least 1 request",
                "--target=http://a:1 --requests=5 --profile=step | constant profile",
                "--target=http://a:1 --mix=watch=1 | a mix reads",
                "--target=http://a:1 --tokens=/no/such/file | no such file: /no/such/file",
                "--target=http://a:1 --for=99h | at most 2 days",
                "--target=http://a:1 --connections=0 | connections per target",
                "--target=http://a:1 --speed=9 | --speed",
            })
    void whatCannotBeDone_isOneLine(String words, String complaint) {
        int exit = execute(words.strip().split(" "));

        assertThat(exit).isEqualTo(LoadCommand.USAGE);
        assertThat(text(err)).contains(complaint.strip()).hasLineCount(1);
        assertThat(text(out)).isEmpty();
    }

    private int execute(String... words) {
        Clocks clocks = new Clocks(Clock.systemUTC(), System::nanoTime, () -> 0);
        return LoadMain.commandLine(new LoadCommand(clocks, new PrintStream(out, true), new PrintStream(err, true)))
                .execute(words);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
