package vrs.clear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    private final Path root;
    private final KeyPair denyKeys;

    private TestHome(Path root, KeyPair denyKeys) {
        this.root = root;
        this.denyKeys = denyKeys;
    }

    /** Makes all files but the deny list. */
    public static TestHome make(Path root, int documentPort) throws IOException {
        TestHome home = new TestHome(root, newKeys());
        home.write("keys/cdn.keys", "c1 " + Base64.getUrlEncoder().encodeToString(new byte[32]) + "\n");
        home.write("keys/internal.credential", CREDENTIAL + "\n");
        home.write(
                "keys/deny.public",
                Base64.getEncoder().encodeToString(home.denyKeys.getPublic().getEncoded()));
        home.write(
                "run/az.topology",
                "az r1-az1 r1\ncdn cdn-a http://a.localhost\ncdn cdn-b http://b.localhost\n"
                        + "instance r1-az1-document-1 document r1-az1 - vm private 127.0.0.1 " + documentPort + "\n"
                        + "instance r1-az1-clear-1 clear r1-az1 - container public 127.0.0.1 17140 internal=17140\n"
                        // Nobody listens at the lowest ports.
                        + "instance r1-az1-sql-1 sql r1-az1 - vm private 127.0.0.1 1\n"
                        + "instance r1-az1-redis-1 redis r1-az1 - vm private 127.0.0.1 2\n");
        return home;
    }

    /** Puts a list in place as a publisher does: a file of its own, moved. */
    public void withdraw(DenyList list) throws IOException {
        Path fresh = write("control/r1-az1/fresh", DenyListFormat.write(list, denyKeys.getPrivate()));
        Files.move(
                fresh,
                fresh.resolveSibling("deny.list"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    public Path write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    public Path root() {
        return root;
    }

    public Path snapshot() {
        return root.resolve("data/r1-az1/snapshot/fallback.snapshot");
    }

    public Map<String, String> settings() {
        return Map.of(
                "vrs.home", root.toString(),
                "vrs.az", "r1-az1",
                "vrs.unit", "-",
                "vrs.instance", "r1-az1-clear-1",
                "vrs.port", "17140",
                "vrs.management.port", "17640",
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
