package vrs.dash.playback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The public keys of the membership service by their {@code kid}, read from a local JWKS file (RFC 7517). At least two,
 * so that one can be replaced while tokens of the other are out. Immutable.
 */
public record MembershipKeys(Map<String, RSAPublicKey> keys) {
    private static final int KEYS_MIN = 2;

    public MembershipKeys {
        keys = Map.copyOf(keys);
        if (keys.size() < KEYS_MIN) {
            throw new IllegalArgumentException("holds " + keys.size() + " RSA keys with a kid, not " + KEYS_MIN);
        }
    }

    /** @throws IllegalArgumentException when the file is no JWKS or holds fewer than two RSA keys with a kid */
    public static MembershipKeys read(Path file) throws IOException {
        Map<String, RSAPublicKey> keys = new HashMap<>();
        try {
            for (JsonWebKey key : new JsonWebKeySet(Files.readString(file)).getJsonWebKeys()) {
                if (key.getKeyId() != null && key.getKey() instanceof RSAPublicKey rsa) {
                    keys.put(key.getKeyId(), rsa);
                }
            }
        } catch (JoseException e) {
            throw new IllegalArgumentException("is no JWKS", e);
        }
        return new MembershipKeys(keys);
    }

    /** The key of that name. */
    public Optional<RSAPublicKey> find(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }
}
