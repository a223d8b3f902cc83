package vrs.local.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import vrs.signing.HmacKeys;
import vrs.signing.InternalCredential;
import vrs.signing.SignedLines;

/**
 * Reads each key file as the processes will. A damaged one is refused by its name before anything starts; it is never
 * replaced by itself, because what it signed would be worthless.
 */
public final class KeyCheck {
    private static final String NEW_ONE = "put the right one back, or delete it to have a new one made: then ";
    private static final String ADDRESSES = "addresses and playback tokens that are out no longer work";
    private static final String MEMBERS = "membership tokens that are out no longer work";
    private static final String WITHDRAWN = "withdrawn videos have to be withdrawn again";

    private static final int SEED_BYTES_MIN = 16;

    private final Path folder;
    private final ObjectMapper json = new ObjectMapper();

    public KeyCheck(Path folder) {
        this.folder = folder;
    }

    /** Reads a file to its end and throws when it is not of its form. */
    @FunctionalInterface
    private interface Reading {
        void of(Path file) throws IOException;
    }

    /** @throws HomeRefused in one line that names the first damaged file and what to do */
    public void check() throws IOException {
        check("cdn.keys", HmacKeys::read, ADDRESSES);
        check("playback.keys", HmacKeys::read, ADDRESSES);
        check("internal.credential", InternalCredential::read, "nothing else changes");
        check("admin.token", InternalCredential::read, "nothing else changes");
        check("drm.seed", KeyCheck::seed, "it is the seed of the samples again");
        check("deny.private", SignedLines::readPrivateKey, WITHDRAWN);
        check("deny.public", this::publicHalf, WITHDRAWN);
        checkMembership();
    }

    /** The same for the files that membership tokens are made from. */
    public void checkMembership() throws IOException {
        check("jwt.properties", KeyCheck::settings, MEMBERS);
        check("jwt-signing.jwk", this::signs, MEMBERS);
        check("jwks.json", this::publicKeys, MEMBERS);
    }

    private void check(String name, Reading reading, String then) throws IOException {
        Path file = folder.resolve(name);
        try {
            reading.of(file);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new HomeRefused(file + " is damaged: " + NEW_ONE + then);
        }
    }

    private static void seed(Path file) throws IOException {
        byte[] seed = HexFormat.of().parseHex(Files.readString(file).strip());
        if (seed.length < SEED_BYTES_MIN) {
            throw new IllegalArgumentException("a short seed");
        }
    }

    private void signs(Path file) throws IOException {
        MembershipKeys keys = new MembershipKeys(file.getParent(), new SecureRandom());
        new MembershipToken(keys).sign("free", "check", Instant.EPOCH, Duration.ofSeconds(1));
    }

    private void publicHalf(Path file) throws IOException {
        PublicKey half = SignedLines.readPublicKey(file);
        PrivateKey other = SignedLines.readPrivateKey(folder.resolve("deny.private"));
        if (SignedLines.verify(SignedLines.sign(List.of("one pair"), other), half)
                .isEmpty()) {
            throw new IllegalArgumentException("not the other half of deny.private");
        }
    }

    private static void settings(Path file) throws IOException {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        if (settings.getProperty("iss") == null || settings.getProperty("aud") == null) {
            throw new IllegalArgumentException("no issuer or no audience");
        }
    }

    private void publicKeys(Path file) throws IOException {
        String signing = json.readTree(folder.resolve("jwt-signing.jwk").toFile())
                .path("n")
                .asText();
        for (JsonNode key : json.readTree(file.toFile()).path("keys")) {
            if (key.path("n").asText().equals(signing)) {
                return;
            }
        }
        throw new IllegalArgumentException("without the key that signs");
    }
}
