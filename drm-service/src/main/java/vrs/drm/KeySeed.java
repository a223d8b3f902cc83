package vrs.drm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import vrs.signing.HmacKey;

/**
 * Makes content keys from their IDs, so that no key database has to be up: the first 16 bytes of HMAC-SHA256(seed, key
 * ID). The media was encrypted with keys made the same way. Immutable and safe for use by many threads.
 */
public final class KeySeed {
    private static final int KEY_BYTES = 16;

    private final HmacKey seed;

    private KeySeed(HmacKey seed) {
        this.seed = seed;
    }

    /** A seed of at least 16 bytes. */
    public static KeySeed of(byte[] seed) {
        return new KeySeed(HmacKey.of("seed", seed));
    }

    /** Reads a file of one line of hex digits. */
    public static KeySeed read(Path file) throws IOException {
        try {
            return of(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no seed of 32 hex digits or more", e);
        }
    }

    /** The 16 bytes of the key with this ID. */
    public byte[] contentKey(byte[] keyId) {
        return Arrays.copyOf(seed.mac(keyId), KEY_BYTES);
    }
}
