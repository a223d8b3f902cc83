package vrs.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinesTest {
    private static final List<String> LINES = List.of("magic 1", "version 7", "film");

    @TempDir
    Path directory;

    private final KeyPair keys = newKeys();
    private final String text = SignedLines.sign(LINES, keys.getPrivate());

    @Test
    void signedLines_comeBack() {
        assertThat(SignedLines.verify(text, keys.getPublic())).contains(LINES);
    }

    @Test
    void otherKey_isRefused() {
        assertThat(SignedLines.verify(text, newKeys().getPublic())).isEmpty();
    }

    @Test
    void everyChangedByte_isRefused() {
        // The last letter before the padding carries bits that base64 leaves unused: it may differ and mean the same.
        int end = text.indexOf("==");
        for (int i = 0; i < end - 1; i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            String changed = text.substring(0, i) + other + text.substring(i + 1);

            assertThat(SignedLines.verify(changed, keys.getPublic()))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @Test
    void linesAddedTakenAwayOrTurned_areRefused() {
        assertThat(SignedLines.verify("more\n" + text, keys.getPublic())).isEmpty();
        assertThat(SignedLines.verify(text.substring(text.indexOf('\n') + 1), keys.getPublic()))
                .isEmpty();
        assertThat(SignedLines.verify(text.replace("version 7\nfilm", "film\nversion 7"), keys.getPublic()))
                .isEmpty();
        assertThat(SignedLines.verify(text.replace("\n", "\r\n"), keys.getPublic()))
                .isEmpty();
        assertThat(SignedLines.verify(text + "more\n", keys.getPublic())).isEmpty();
    }

    @Test
    void everyPartOfTheFile_isRefused() {
        for (int length = 0; length < text.length(); length++) {
            assertThat(SignedLines.verify(text.substring(0, length), keys.getPublic()))
                    .as("%d characters", length)
                    .isEmpty();
        }
    }

    @Test
    void lineThatLooksLikeASignature_isALineLikeAnyOther() {
        List<String> lines = List.of("first", "signature AAAA", "last");

        assertThat(SignedLines.verify(SignedLines.sign(lines, keys.getPrivate()), keys.getPublic()))
                .contains(lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "film\n", "film\nsignature \n", "film\nsignature ****\n", "film\nsignature AAAA\n"})
    void textWithoutAGenuineSignature_isRefusedAndNeverThrows(String unsigned) {
        assertThat(SignedLines.verify(unsigned, keys.getPublic())).isEmpty();
    }

    @Test
    void keyFiles_areRead() throws IOException {
        Path ownPrivate = write("private", keys.getPrivate().getEncoded());
        Path ownPublic = write("public", keys.getPublic().getEncoded());

        String signed = SignedLines.sign(LINES, SignedLines.readPrivateKey(ownPrivate));

        assertThat(SignedLines.verify(signed, SignedLines.readPublicKey(ownPublic)))
                .contains(LINES);
    }

    @Test
    void fileOfAnotherKind_isRefusedByName() throws IOException {
        Path ownPublic = write("public", keys.getPublic().getEncoded());

        assertThatThrownBy(() -> SignedLines.readPrivateKey(ownPublic))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("public holds no Ed25519 private key");
        assertThatThrownBy(() -> SignedLines.readPublicKey(directory.resolve("absent")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Path write(String name, byte[] key) throws IOException {
        return Files.writeString(directory.resolve(name), Base64.getEncoder().encodeToString(key) + "\n");
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
