package vrs.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTokensTest {
    @TempDir
    Path directory;

    @Test
    void token_isReadAtEachQuestion() throws IOException {
        DemoTokens tokens = DemoTokens.in(directory);
        assertThat(tokens.token("vip")).isEmpty();

        Files.writeString(directory.resolve("vip.token"), "first\n");
        assertThat(tokens.token("vip")).contains("first");

        Files.writeString(directory.resolve("vip.token"), "second\n");
        assertThat(tokens.token("vip")).contains("second");
    }

    @Test
    void token_ofAPlanThatIsAPathIsNone() throws IOException {
        Files.writeString(directory.resolve("secret.token"), "secret");

        assertThat(DemoTokens.in(directory).token("secret")).isEmpty();
        assertThat(DemoTokens.in(directory.resolve("sub")).token("../secret")).isEmpty();
    }

    @Test
    void token_ofAnEmptyFileIsNone() throws IOException {
        Files.writeString(directory.resolve("free.token"), "\n");

        assertThat(DemoTokens.in(directory).token("free")).isEmpty();
    }

    @Test
    void plans_areThoseThatHaveAToken() throws IOException {
        Files.writeString(directory.resolve("vip.token"), "t");
        Files.writeString(directory.resolve("free.token"), "t");

        assertThat(DemoTokens.in(directory).plans()).containsExactly("free", "vip");
        assertThat(DemoTokens.none().plans()).isEmpty();
    }
}
