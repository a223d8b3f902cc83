package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.process.Settings;

/** How it is called, and what it says when it cannot begin. */
class PublisherAppTest {
    @TempDir
    private Path home;

    private final Map<String, String> settings = new HashMap<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void missingSetting_isOneLineAndExitTwo() {
        assertThat(run("withdraw", "a")).isEqualTo(2);
        assertThat(said()).isEqualToIgnoringNewLines("publisher: vrs.home is missing");
    }

    @Test
    void settingOutOfRange_isNamed() {
        settings.put("vrs.home", home.toString());
        settings.put("vrs.topology", home.resolve("all.topology").toString());
        settings.put("vrs.publisher.servedMaxMs", "0");

        assertThat(run("withdraw", "a")).isEqualTo(2);
        assertThat(said()).contains("vrs.publisher.servedMaxMs");
    }

    @Test
    void missingOrBrokenTopology_isNamed() throws IOException {
        settings.put("vrs.home", home.toString());
        settings.put("vrs.topology", home.resolve("all.topology").toString());

        assertThat(run("withdraw", "a")).isEqualTo(1);
        assertThat(said()).contains("all.topology").hasLineCount(1);

        Files.writeString(home.resolve("all.topology"), "az\n");
        assertThat(run("withdraw", "a")).isEqualTo(2);
        assertThat(said()).contains("vrs.topology", "all.topology:1");
    }

    @Test
    void wrongCall_isExitTwo() {
        assertThat(run("publish")).isEqualTo(2);
        assertThat(run("withdraw")).isEqualTo(2);
        assertThat(run("unpublish", "x")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("publish", "--help")).isZero();
    }

    private int run(String... arguments) {
        err.reset();
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new PublisherApp(
                        () -> PublisherConfig.of(new Settings(settings::get)), System::nanoTime, _ -> {}, console)
                .run(arguments);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
