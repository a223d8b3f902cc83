package vrs.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCheckTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeKeys() throws IOException {
        Path seed = Files.writeString(folder.resolve("sample.seed"), "00".repeat(32));
        new ClusterKeys(folder, new SecureRandom()).ensure(seed);
        new MembershipKeys(folder, new SecureRandom()).ensure();
    }

    @Test
    void newKeys_areGood() {
        assertThatCode(new KeyCheck(folder)::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cdn.keys",
                "playback.keys",
                "internal.credential",
                "drm.seed",
                "deny.private",
                "deny.public",
                "jwt.properties",
                "jwt-signing.jwk",
                "jwks.json"
            })
    void damagedKey_isNamedAndKept(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        for (byte[] damaged : new byte[][] {
            {},
            Arrays.copyOf(whole, whole.length / 4),
            "\u0000garbage\uFFFD".getBytes(java.nio.charset.StandardCharsets.UTF_8)
        }) {
            Files.write(file, damaged);

            assertThatThrownBy(new KeyCheck(folder)::check)
                    .isInstanceOf(HomeRefused.class)
                    .hasMessageContaining(file + " is damaged")
                    .hasMessageContaining("delete it")
                    .hasMessageNotContaining("\n");
            assertThat(file).hasBinaryContent(damaged);
        }
    }

    @Test
    void halfOfAnotherPair_isDamaged(@TempDir Path other) throws IOException {
        Path seed = Files.writeString(other.resolve("sample.seed"), "00".repeat(32));
        new ClusterKeys(other, new SecureRandom()).ensure(seed);
        Files.write(folder.resolve("deny.public"), Files.readAllBytes(other.resolve("deny.public")));

        assertThatThrownBy(new KeyCheck(folder)::check).hasMessageContaining("deny.public is damaged");
    }
}
