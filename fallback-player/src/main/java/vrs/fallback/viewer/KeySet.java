package vrs.fallback.viewer;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vrs.fallback.json.JsonReader;
import vrs.fallback.json.JsonValue;

/**
 * The RSA keys that membership tokens may be signed with (JWK set, RFC 7517). Keys of another kind or use are passed
 * over. Immutable.
 */
public final class KeySet {
    private static final int LENGTH_MAX = 64 * 1024;
    private static final int MODULUS_BITS_MIN = 2048;

    private final Map<String, RSAPublicKey> keys;

    private KeySet(Map<String, RSAPublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** @throws IllegalArgumentException when it is no key set, a key is broken or weak, or none is usable */
    public static KeySet read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static KeySet parse(String text) {
        JsonValue.Object set = JsonReader.object(text, LENGTH_MAX)
                .orElseThrow(() -> new IllegalArgumentException("is no JSON object"));
        if (!(set.member("keys").orElse(null) instanceof JsonValue.Array(var values))) {
            throw new IllegalArgumentException("has no member \"keys\"");
        }
        Map<String, RSAPublicKey> keys = new HashMap<>();
        for (JsonValue value : values) {
            if (value instanceof JsonValue.Object key && isOurs(key)) {
                String kid = key.text("kid").orElseThrow();
                if (keys.put(kid, publicKey(kid, key)) != null) {
                    throw new IllegalArgumentException("has two keys " + kid);
                }
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("holds no RSA key for RS256");
        }
        return new KeySet(keys);
    }

    /** The key of that name. */
    public Optional<RSAPublicKey> find(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    private static boolean isOurs(JsonValue.Object key) {
        return key.text("kty").equals(Optional.of("RSA"))
                && key.text("kid").isPresent()
                && key.text("alg").orElse("RS256").equals("RS256")
                && key.text("use").orElse("sig").equals("sig");
    }

    private static RSAPublicKey publicKey(String kid, JsonValue.Object key) {
        BigInteger modulus = number(key, "n");
        if (modulus.bitLength() < MODULUS_BITS_MIN) {
            throw new IllegalArgumentException("has key " + kid + " of under " + MODULUS_BITS_MIN + " bits");
        }
        try {
            return (RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, number(key, "e")));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("has key " + kid + ", which is no RSA key", e);
        }
    }

    private static BigInteger number(JsonValue.Object key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.text(name).orElse("")));
    }
}
