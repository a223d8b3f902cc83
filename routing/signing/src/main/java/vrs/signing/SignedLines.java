package vrs.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A small text file whose last line is an Ed25519 signature (RFC 8032) over all lines before it. Who reads it holds
 * only the public key, so that a process that is broken into cannot write one.
 */
public final class SignedLines {
    private static final String ALGORITHM = "Ed25519";
    private static final String MARK = "signature ";

    private SignedLines() {}

    /** The lines with their signature as a last line. No line may be empty or hold a line break. */
    public static String sign(List<String> lines, PrivateKey key) {
        String body = String.join("\n", lines) + "\n";
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            return body + MARK + Base64.getEncoder().encodeToString(signature.sign()) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** The lines without the signature, or empty when it is missing or not of that key. */
    public static Optional<List<String>> verify(String text, PublicKey key) {
        int at = text.lastIndexOf("\n" + MARK);
        if (at < 0 || !text.endsWith("\n")) {
            return Optional.empty();
        }
        String body = text.substring(0, at + 1);
        try {
            byte[] signed = Base64.getDecoder()
                    .decode(text.substring(at + 1 + MARK.length()).strip());
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(body.getBytes(StandardCharsets.UTF_8));
            return signature.verify(signed) ? Optional.of(body.lines().toList()) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads a private key: base64 of its PKCS #8 form. */
    public static PrivateKey readPrivateKey(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(decode(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no Ed25519 private key", e);
        }
    }

    /** Reads a public key: base64 of its X.509 form. */
    public static PublicKey readPublicKey(Path file) throws IOException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decode(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no Ed25519 public key", e);
        }
    }

    private static byte[] decode(Path file) throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }
}
