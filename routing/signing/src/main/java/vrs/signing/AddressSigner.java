package vrs.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Makes the path of one rendition of one set genuine until an instant:
 * {@code /<expiry>-<keyId>-<hmac>/<vid>/<set>/<rendition>/}. The HMAC covers exactly that directory, so that a token
 * for one rendition opens no other. Immutable and safe for use by many threads.
 */
public final class AddressSigner {
    private final HmacKeys keys;

    public AddressSigner(HmacKeys keys) {
        this.keys = keys;
    }

    /** The signed path, with a slash at both ends. {@code expiry} counts in whole seconds, rounded down. */
    public String path(String vid, MediaSet set, String rendition, Instant expiry) {
        long expirySeconds = expiry.getEpochSecond();
        String directory = vid + "/" + set.directory() + "/" + rendition + "/";
        HmacKey key = keys.current();
        return "/" + expirySeconds + "-" + key.id() + "-" + hmac(key, expirySeconds, directory) + "/" + directory;
    }

    static String hmac(HmacKey key, long expirySeconds, String directory) {
        String message = "v1\n" + expirySeconds + "\n" + key.id() + "\n" + directory;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.mac(message.getBytes(StandardCharsets.UTF_8)));
    }
}
