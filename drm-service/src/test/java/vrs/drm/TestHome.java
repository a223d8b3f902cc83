package vrs.drm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import vrs.control.DenyList;
import vrs.control.DenyListFormat;

/** A home directory as the launcher makes it, with the settings that name it. */
public final class TestHome {
    public static final String CREDENTIAL = "credential-of-this-test";
    public static final String SEED = "21da4b4e65c02ebfa96f17703bedb39e44df4dc8c1bcf82c88b27b341cf81bea";

    private final Path root;
    private final KeyPair denyKeys;

    private TestHome(Path root, KeyPair denyKeys) {
        this.root = root;
        this.denyKeys = denyKeys;
    }

    /** Makes all files but the deny list. */
    public static TestHome make(Path root) throws IOException {
        TestHome home = new TestHome(root, newKeys());
        String secret = Base64.getUrlEncoder().encodeToString(new byte[32]);
        home.write("keys/cdn.keys", "c1 " + secret + "\n");
        home.write("keys/playback.keys", "p1 " + secret + "\n");
        home.write("keys/drm.seed", SEED + "\n");
        home.write("keys/internal.credential", CREDENTIAL + "\n");
        home.write(
                "keys/deny.public",
                Base64.getEncoder().encodeToString(home.denyKeys.getPublic().getEncoded()));
        home.write(
                "run/az.topology",
                "az r1-az1 r1\ncdn cdn-a http://a.localhost\ncdn cdn-b http://b.localhost\n"
                        + "instance r1-az1-drm-1 drm r1-az1 - vm private 127.0.0.1 17130 internal=17130\n");
        return home;
    }

    public void withdraw(DenyList list) throws IOException {
        write("control/r1-az1/deny.list", DenyListFormat.write(list, denyKeys.getPrivate()));
    }

    public Path write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    public Path root() {
        return root;
    }

    public Map<String, String> settings() {
        return Map.of(
                "vrs.home", root.toString(),
                "vrs.az", "r1-az1",
                "vrs.unit", "-",
                "vrs.instance", "r1-az1-drm-1",
                "vrs.port", "17130",
                "vrs.management.port", "17630",
                "vrs.topology", root.resolve("run/az.topology").toString());
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
