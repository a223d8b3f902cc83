package vrs.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacKeysTest {
    private static final String SECRET = "c2VjcmV0LW9mLXRoZS1maXJzdC1rZXk";

    @TempDir
    Path directory;

    @Test
    void file_givesItsKeysInOrder_commentsAndBlankLinesPassedOver() throws IOException {
        HmacKeys keys = HmacKeys.read(write("# signs\n\nk2 " + SECRET + "\n k1 " + SECRET + "=\n"));

        assertThat(keys.keys()).extracting(HmacKey::id).containsExactly("k2", "k1");
        assertThat(keys.current().id()).isEqualTo("k2");
        assertThat(keys.find("k1")).isPresent();
        assertThat(keys.find("k3")).isEmpty();
        assertThat(keys.find("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k1",
                "k1 c2VjcmV0 more",
                "k1 ****************",
                "k1 c2hvcnQ",
                "with-dash c2VjcmV0LW9mLXRoZS1maXJzdC1rZXk",
                "nameOfMoreThanSixteen c2VjcmV0LW9mLXRoZS1maXJzdC1rZXk"
            })
    void brokenLine_isNamedByFileAndLine(String line) throws IOException {
        Path file = write("k0 " + SECRET + "\n" + line + "\n");

        assertThatThrownBy(() -> HmacKeys.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + ":2")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void swappedParts_doNotShowTheSecret() throws IOException {
        Path file = write(SECRET + " k1aaaaaaaaaaaaaaaaaaaaaaaaaa\n");

        assertThatThrownBy(() -> HmacKeys.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void fileWithoutAKey_orNoFile_isRefused() throws IOException {
        Path empty = write("# nothing yet\n");

        assertThatThrownBy(() -> HmacKeys.read(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no key");
        assertThatThrownBy(() -> HmacKeys.read(directory.resolve("absent"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> new HmacKeys(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void key_neverPrintsItsSecret() throws IOException {
        assertThat(HmacKeys.read(write("k1 " + SECRET)).toString())
                .contains("k1")
                .doesNotContain(SECRET)
                .doesNotContain("secret");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("some.keys"), text);
    }
}
