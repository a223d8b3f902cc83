package vrs.signing;

import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One named secret for HMAC-SHA256 (RFC 2104). Immutable and safe for use by many threads.
 *
 * @param id the name that travels with each signature, 1 to 16 letters or digits
 * @param secret the key
 */
public record HmacKey(String id, SecretKeySpec secret) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,16}");
    private static final int SECRET_BYTES_MIN = 16;

    public HmacKey {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("key id \"" + id + "\" is not 1 to 16 letters or digits");
        }
    }

    /** A key of the given bytes, at least 16 of them. */
    public static HmacKey of(String id, byte[] secret) {
        if (secret.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException("secret of key " + id + " is under " + SECRET_BYTES_MIN + " bytes");
        }
        return new HmacKey(id, new SecretKeySpec(secret, ALGORITHM));
    }

    /** The 32 bytes of HMAC-SHA256 over the message. */
    public byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "HmacKey[" + id + "]";
    }
}
