package vrs.local.home;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.List;

/**
 * The RSA keys (RFC 7517) that membership tokens are signed with: the current one and the next, so that every verifier
 * knows both before the change. What is there already is kept.
 */
public final class MembershipKeys {
    private static final int KEY_BITS = 2048;
    private static final String SETTINGS = "iss=https://membership.vrs.localhost\naud=vrs-playback\n";
    private static final List<String> IDS = List.of("member-1", "member-2");

    private final Path folder;
    private final SecureRandom random;
    private final ObjectMapper json = new ObjectMapper();

    public MembershipKeys(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** The private key that signs. */
    public Path signing() {
        return folder.resolve("jwt-signing.jwk");
    }

    /** The public keys. */
    public Path jwks() {
        return folder.resolve("jwks.json");
    }

    /** Issuer and audience. */
    public Path settings() {
        return folder.resolve("jwt.properties");
    }

    /** Makes what is missing. */
    public void ensure() throws IOException {
        if (!Files.exists(settings())) {
            PrivateFile.write(settings(), SETTINGS);
        }
        // The public list is written last: where it stands, its private halves stand too.
        if (!Files.exists(signing()) || !Files.exists(jwks())) {
            RSAPrivateCrtKey current = generate();
            RSAPrivateCrtKey next = generate();
            PrivateFile.write(signing(), json.writeValueAsString(privateJwk(IDS.get(0), current)));
            PrivateFile.write(folder.resolve("jwt-next.jwk"), json.writeValueAsString(privateJwk(IDS.get(1), next)));
            ObjectNode set = json.createObjectNode();
            ArrayNode keys = set.putArray("keys");
            keys.add(publicJwk(IDS.get(0), current));
            keys.add(publicJwk(IDS.get(1), next));
            PrivateFile.write(jwks(), json.writeValueAsString(set));
        }
    }

    private RSAPrivateCrtKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS, random);
            return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks RSA", e);
        }
    }

    private ObjectNode publicJwk(String id, RSAPrivateCrtKey key) {
        return json.createObjectNode()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", id)
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()));
    }

    private ObjectNode privateJwk(String id, RSAPrivateCrtKey key) {
        return publicJwk(id, key)
                .put("d", number(key.getPrivateExponent()))
                .put("p", number(key.getPrimeP()))
                .put("q", number(key.getPrimeQ()))
                .put("dp", number(key.getPrimeExponentP()))
                .put("dq", number(key.getPrimeExponentQ()))
                .put("qi", number(key.getCrtCoefficient()));
    }

    // RFC 7518: unsigned, big endian, without leading zero bytes.
    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
