package vrs.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is replaced whole, or a link to one: a mounted ConfigMap is a link into {@code ..data}, which is itself a
 * link that is swapped. So the text is what counts, never the time or identity of the file.
 */
public final class FileControlSource implements ControlSource {
    /** A document has some dozens of lines; more than this is something else. */
    static final long BYTES_MAX = 256 * 1024;

    private final Path file;

    public FileControlSource(Path file) {
        this.file = file;
    }

    @Override
    public Optional<String> read() throws IOException {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new IOException("over " + BYTES_MAX + " bytes");
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return file.toString();
    }
}
