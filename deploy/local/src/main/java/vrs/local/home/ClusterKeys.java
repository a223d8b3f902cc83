package vrs.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets that the processes of a cluster share. What is there already is kept. */
public final class ClusterKeys {
    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final SecureRandom random;

    public ClusterKeys(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** @param drmSeed the seed that the sample media is encrypted with; its copy belongs to this cluster */
    public void ensure(Path drmSeed) throws IOException {
        ensureHmacKey("cdn.keys");
        ensureHmacKey("playback.keys");
        if (missing("internal.credential")) {
            write("internal.credential", secret());
        }
        if (missing("faults.credential")) {
            write("faults.credential", secret());
        }
        if (missing("admin.token")) {
            write("admin.token", secret());
        }
        if (missing("deny.private") || missing("deny.public")) {
            makeDenyKeys();
        }
        if (missing("drm.seed")) {
            write("drm.seed", Files.readString(drmSeed).strip());
        }
    }

    private void ensureHmacKey(String name) throws IOException {
        if (missing(name)) {
            write(name, "k1 " + secret());
        }
    }

    private void makeDenyKeys() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            KeyPair pair = generator.generateKeyPair();
            write(
                    "deny.private",
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            write(
                    "deny.public",
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks Ed25519", e);
        }
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private boolean missing(String name) {
        return !Files.exists(folder.resolve(name));
    }

    private void write(String name, String line) throws IOException {
        PrivateFile.write(folder.resolve(name), line + "\n");
    }
}
