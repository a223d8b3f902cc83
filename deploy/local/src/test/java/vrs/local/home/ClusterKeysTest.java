package vrs.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterKeysTest {
    private static final List<String> FILES = List.of(
            "cdn.keys",
            "playback.keys",
            "internal.credential",
            "faults.credential",
            "admin.token",
            "deny.private",
            "deny.public",
            "drm.seed");

    @TempDir
    private Path folder;

    private Path keys;
    private Path seed;

    @BeforeEach
    void makeFolders() throws IOException {
        keys = Files.createDirectory(folder.resolve("keys"));
        seed = Files.writeString(folder.resolve("sample.seed"), "00112233445566778899aabbccddeeff\n");
    }

    @Test
    void ensure_makesEachFileForItsOwnerAlone() throws IOException {
        ensure();

        for (String name : FILES) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
        assertThat(keys.resolve("drm.seed")).hasContent("00112233445566778899aabbccddeeff\n");
        assertThat(Files.readString(keys.resolve("cdn.keys"))).matches("k1 [A-Za-z0-9_-]{43}\n");
        assertThat(Files.readString(keys.resolve("internal.credential"))).matches("[A-Za-z0-9_-]{43}\n");
    }

    @Test
    void ensure_twice_keepsEverySecret() throws IOException {
        ensure();
        Map<String, String> first = contents();
        Files.writeString(seed, "another seed");

        ensure();

        assertThat(contents()).isEqualTo(first);
    }

    @Test
    void ensure_makesSecretsThatDiffer() throws IOException {
        ensure();

        assertThat(Files.readString(keys.resolve("cdn.keys")))
                .isNotEqualTo(Files.readString(keys.resolve("playback.keys")));
    }

    @Test
    void denyKeys_belongTogether_alsoWhenOneHalfWasLost() throws IOException, GeneralSecurityException {
        ensure();
        Files.delete(keys.resolve("deny.public"));

        ensure();

        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        PrivateKey privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(bytes("deny.private")));
        PublicKey publicKey = factory.generatePublic(new X509EncodedKeySpec(bytes("deny.public")));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(privateKey);
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    private void ensure() throws IOException {
        new ClusterKeys(keys, new SecureRandom()).ensure(seed);
    }

    private byte[] bytes(String name) throws IOException {
        return Base64.getDecoder().decode(Files.readString(keys.resolve(name)).strip());
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String name : FILES) {
            contents.put(name, Files.readString(keys.resolve(name)));
        }
        return contents;
    }
}
