package vrs.bench.replica;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vrs.bench.Titles;
import vrs.catalog.RecordJson;

/** A snapshot of made up videos, in the format that an instance boots from. */
final class GeneratedSnapshot {
    private GeneratedSnapshot() {}

    /** Writes it and says how large it is, in bytes. */
    static long write(Path file, int videos) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            DigestOutputStream summed = new DigestOutputStream(out, MessageDigest.getInstance("SHA-256"));
            line(summed, "vrs-catalogue 1 " + Titles.of(videos - 1).revision() + "\n");
            for (int i = 0; i < videos; i++) {
                line(summed, RecordJson.write(Titles.of(i)) + "\n");
            }
            line(summed, "end " + videos + " ");
            byte[] sum = summed.getMessageDigest().digest();
            line(out, HexFormat.of().formatHex(sum) + "\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        return Files.size(file);
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
