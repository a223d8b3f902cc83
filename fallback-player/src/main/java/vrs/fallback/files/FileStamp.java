package vrs.fallback.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What a file looks like from outside; another look means that it must be read again.
 *
 * @param modifiedMs time of its last change, ms since 1970
 * @param sizeBytes its length
 * @param identity of the file itself, which an atomic move changes; a text of the file system's own form
 */
public record FileStamp(long modifiedMs, long sizeBytes, String identity) {
    /** The stamp of a file, or empty when there is none. */
    public static Optional<FileStamp> of(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new FileStamp(now.lastModifiedTime().toMillis(), now.size(), String.valueOf(now.fileKey())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
