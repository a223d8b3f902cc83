package vrs.catalog.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last line of a snapshot: {@code end <count> <SHA-256 of all bytes before these digits>}.
 *
 * @param count how many entries there are
 * @param sha256 in hexadecimal
 */
record SnapshotEnd(long count, String sha256) {
    private static final Pattern LINE = Pattern.compile("end ([0-9]{1,18}) ([0-9a-f]{64})\n");
    private static final int LINE_MAX = 4 + 18 + 1 + 64 + 1;
    private static final int BLOCK = 1 << 16;

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** @param before has summed up all lines before this one */
    static SnapshotEnd of(long count, MessageDigest before) {
        before.update(begin(count).getBytes(StandardCharsets.UTF_8));
        return new SnapshotEnd(count, HexFormat.of().formatHex(before.digest()));
    }

    String line() {
        return begin(count) + sha256 + "\n";
    }

    private static String begin(long count) {
        return "end " + count + " ";
    }

    /** The end of this file, empty when the file is cut short or its bytes are not those that were summed up. */
    static Optional<SnapshotEnd> checked(FileChannel file) throws IOException {
        long tailAt = Math.max(0, file.size() - LINE_MAX);
        String tail = StandardCharsets.ISO_8859_1
                .decode(bytes(file, tailAt, LINE_MAX))
                .toString();
        Matcher line = LINE.matcher(tail);
        int from = tail.lastIndexOf("end ");
        if (from < 0 || !line.region(from, tail.length()).matches()) {
            return Optional.empty();
        }
        SnapshotEnd end = new SnapshotEnd(Long.parseLong(line.group(1)), line.group(2));
        return end.equals(of(end.count(), digestOf(file, tailAt + from))) ? Optional.of(end) : Optional.empty();
    }

    private static MessageDigest digestOf(FileChannel file, long length) throws IOException {
        MessageDigest digest = digest();
        for (long at = 0; at < length; at += BLOCK) {
            digest.update(bytes(file, at, (int) Math.min(BLOCK, length - at)));
        }
        return digest;
    }

    private static ByteBuffer bytes(FileChannel file, long from, int countMax) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(countMax);
        int count = 0;
        while (count >= 0 && bytes.hasRemaining()) {
            count = file.read(bytes, from + bytes.position());
        }
        return bytes.flip();
    }
}
