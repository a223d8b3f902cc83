package vrs.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A viewer's subject in a form that may stand in URLs and logs: the first 12 bytes of its SHA-256, base64url. */
public final class SubjectHash {
    /** Stands for a viewer without a membership token. */
    public static final String ANONYMOUS = "-";

    private static final int BYTES = 12;

    private SubjectHash() {}

    /** The hash of a subject, 16 characters. */
    public static String of(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }
}
