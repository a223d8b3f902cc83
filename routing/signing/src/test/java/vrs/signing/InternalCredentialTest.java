package vrs.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InternalCredentialTest {
    private static final String VALUE = "0123456789abcdef";

    @TempDir
    Path directory;

    @Test
    void sameValue_matches() throws IOException {
        InternalCredential read = InternalCredential.read(Files.writeString(directory.resolve("c"), VALUE + "\n"));

        assertThat(read.matches(VALUE)).isTrue();
        assertThat(read.value()).isEqualTo(VALUE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0123456789abcde", "0123456789abcdeF", "0123456789abcdef ", "0123456789abcdef0", "文"})
    void anythingElse_doesNot(String presented) {
        assertThat(InternalCredential.of(VALUE).matches(presented)).isFalse();
    }

    @Test
    void shortValue_isRefused() {
        assertThatThrownBy(() -> InternalCredential.of("0123456789abcde")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InternalCredential.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void text_hidesIt() {
        assertThat(InternalCredential.of(VALUE).toString()).doesNotContain(VALUE);
    }
}
