package vrs.fallback.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads a snapshot file in one pass, line by line, so that the file itself never stands in memory. Its last line,
 * {@code end<TAB><SHA-256 of all bytes before this line>}, decides whether any of it is believed. Immutable.
 */
public final class SnapshotReader {
    private static final String MAGIC = "vrs-snapshot\t1";
    private static final String END = "end\t";
    private static final int LINE_BYTES_MAX = 64 * 1024;

    private final long bytesMax;

    /** @param bytesMax a longer file is refused: it would not fit into the memory of this process */
    public SnapshotReader(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Reads the file. A fault of its content is a value; only one of the disk throws. */
    public SnapshotRead read(Path file) throws IOException {
        long sizeBytes = Files.size(file);
        if (sizeBytes > bytesMax) {
            return new SnapshotRead.Refused("larger than " + bytesMax + " bytes");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(new Lines(in), sizeBytes);
        } catch (IllegalArgumentException e) {
            return new SnapshotRead.Refused("form: " + e.getMessage());
        }
    }

    private SnapshotRead read(Lines lines, long sizeBytes) throws IOException {
        MessageDigest digest = sha256();
        SnapshotBuilder builder = new SnapshotBuilder();
        long readBytes = 0;
        for (Optional<byte[]> next = lines.next(); next.isPresent(); next = lines.next()) {
            byte[] bytes = next.get();
            String line = withoutLineBreak(bytes);
            if (readBytes == 0 && !line.equals(MAGIC)) {
                return new SnapshotRead.Refused("no snapshot of version 1");
            }
            if (line.startsWith(END)) {
                return end(line, lines, digest, builder, sizeBytes);
            }
            readBytes += bytes.length;
            if (readBytes > bytesMax) {
                return new SnapshotRead.Refused("grew while it was read");
            }
            digest.update(bytes);
            builder.add(line);
        }
        return new SnapshotRead.Refused("has no end");
    }

    private static SnapshotRead end(
            String line, Lines lines, MessageDigest digest, SnapshotBuilder builder, long sizeBytes)
            throws IOException {
        if (lines.next().isPresent()) {
            return new SnapshotRead.Refused("goes on behind its end");
        }
        if (!line.substring(END.length()).equals(HexFormat.of().formatHex(digest.digest()))) {
            return new SnapshotRead.Refused("checksum");
        }
        return builder.finish(sizeBytes)
                .<SnapshotRead>map(SnapshotRead.Whole::new)
                .orElseGet(() -> new SnapshotRead.Refused("lacks built, complete or expires"));
    }

    private static String withoutLineBreak(byte[] line) {
        int length = line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    /** The lines of a stream with their line breaks, each within {@value #LINE_BYTES_MAX} bytes. */
    private static final class Lines {
        private final InputStream in;
        private final byte[] buffer = new byte[LINE_BYTES_MAX];
        private int from;
        private int to;

        Lines(InputStream in) {
            this.in = in;
        }

        Optional<byte[]> next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (true) {
                for (int i = from; i < to; i++) {
                    if (buffer[i] == '\n') {
                        line.write(buffer, from, i + 1 - from);
                        from = i + 1;
                        return Optional.of(line.toByteArray());
                    }
                }
                line.write(buffer, from, to - from);
                from = 0;
                to = Math.max(0, in.read(buffer));
                if (to == 0) {
                    return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
                }
                if (line.size() > LINE_BYTES_MAX) {
                    throw new IllegalArgumentException("a line is longer than " + LINE_BYTES_MAX + " bytes");
                }
            }
        }
    }
}
