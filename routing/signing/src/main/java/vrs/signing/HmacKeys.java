package vrs.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one purpose: the first signs, all of them verify, so that a key can be replaced while addresses that it
 * signed are still out. Immutable.
 */
public record HmacKeys(List<HmacKey> keys) {
    public HmacKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key");
        }
    }

    /**
     * Reads a key file: a line per key, {@code <id> <base64url secret>}; blank lines and lines that begin with # are
     * passed over.
     *
     * @throws IllegalArgumentException when a line is not of that form; the message names the file and the line, never
     *     the secret
     */
    public static HmacKeys read(Path file) throws IOException {
        List<HmacKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.strip().split(" ");
            if (parts.length != 2) {
                throw new IllegalArgumentException(file + ":" + number + " is not \"<id> <base64url secret>\"");
            }
            try {
                keys.add(HmacKey.of(parts[0], Base64.getUrlDecoder().decode(parts[1])));
            } catch (IllegalArgumentException e) {
                // Without the cause: it quotes the name, and who swapped the two parts gave the secret as the name.
                throw new IllegalArgumentException(file + ":" + number + " holds no usable key");
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no key");
        }
        return new HmacKeys(keys);
    }

    /** The key that signs. */
    public HmacKey current() {
        return keys.getFirst();
    }

    /** The key of that name, if it is (still) trusted. */
    public Optional<HmacKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
