package vrs.drm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySeedTest {
    @TempDir
    Path directory;

    @Test
    void contentKey_isTheBeginningOfTheHmacOfItsId() throws IOException {
        byte[] key = read(TestHome.SEED).contentKey(HexFormat.of().parseHex("a1c0de00000000000000000000001201"));

        assertThat(HexFormat.of().formatHex(key))
                .as("computed by another HMAC-SHA256")
                .isEqualTo("3ccbe7fb4a7eaa7a63d4ee3553c98a37");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21da", "not hex at all, though it is long enough", "21da4b4e65c02ebfa96f17703bedb39"})
    void unusableSeed_isRefusedWithoutShowingIt(String seed) {
        assertThatThrownBy(() -> read(seed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no seed");
    }

    private KeySeed read(String seed) throws IOException {
        return KeySeed.read(Files.writeString(directory.resolve("drm.seed"), seed + "\n"));
    }
}
