package vrs.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * The secret by which processes of one cluster know each other. It travels in the header {@value #HEADER}; who lacks
 * it is told 404, as if there were nothing there. Immutable and safe for use by many threads.
 */
public final class InternalCredential {
    /** The header that carries it between processes; a gateway strips it from what comes in. */
    public static final String HEADER = "VRS-Internal";

    private static final int LENGTH_MIN = 16;

    private final String value;
    private final byte[] bytes;

    private InternalCredential(String value) {
        this.value = value;
        this.bytes = value.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException when it is shorter than 16 characters */
    public static InternalCredential of(String value) {
        if (value.length() < LENGTH_MIN) {
            throw new IllegalArgumentException("internal credential is under " + LENGTH_MIN + " characters");
        }
        return new InternalCredential(value);
    }

    /** Reads the first line of a file. */
    public static InternalCredential read(Path file) throws IOException {
        return of(Files.readString(file).strip());
    }

    /** What to send. */
    public String value() {
        return value;
    }

    /** Whether a header value, null when absent, is this credential; takes the same time for every wrong one. */
    public boolean matches(String presented) {
        return presented != null && MessageDigest.isEqual(bytes, presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "InternalCredential[hidden]";
    }
}
