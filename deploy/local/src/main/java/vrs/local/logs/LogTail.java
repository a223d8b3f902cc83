package vrs.local.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Reads what is new in a log since it was read last, whole lines only. Not for use by several threads. */
public final class LogTail {
    private static final int READ_BYTES_MAX = 1 << 20;

    private final Path file;
    private long position;
    private Object key = "";

    private LogTail(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** Begins with the first line. */
    public static LogTail fromStart(Path file) {
        return new LogTail(file, 0);
    }

    /** Begins at a place in the file, in bytes. */
    public static LogTail from(Path file, long position) {
        return new LogTail(file, position);
    }

    /** The next lines, at most 1 MiB of them; none when there is nothing new or no file. */
    public List<String> next() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Object now = String.valueOf(attributes.fileKey());
        boolean another = !key.equals("") && !key.equals(now);
        if (another || attributes.size() < position) {
            position = 0;
        }
        key = now;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(READ_BYTES_MAX, Math.max(0, attributes.size() - position))];
            in.seek(position);
            in.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            // A line longer than what is read at once is handed over in pieces.
            int taken = end == 0 && bytes.length == READ_BYTES_MAX ? bytes.length : end;
            position += taken;
            return new String(bytes, 0, taken, StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** The last lines of a file, as far as they stand in its last MiB. */
    public static List<String> last(Path file, int linesMax) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        long from = Math.max(0, Files.size(file) - READ_BYTES_MAX);
        List<String> lines = new LogTail(file, from).next();
        return lines.subList(Math.max(0, lines.size() - linesMax), lines.size());
    }
}
