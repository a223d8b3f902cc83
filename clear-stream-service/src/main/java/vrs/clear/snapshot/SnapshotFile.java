package vrs.clear.snapshot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import vrs.catalog.StoreUnavailable;

/** The snapshot on disk: a reader sees the old file or the new one, never a part. */
final class SnapshotFile {
    private final Path file;
    private final Path fresh;

    /** @param writer names the one who writes, so that two of them do not share a half-made file */
    SnapshotFile(Path file, String writer) {
        this.file = file;
        // Always the same name, so that a process that was killed leaves one behind and not one for each time.
        this.fresh = file.resolveSibling(file.getFileName() + "." + writer + ".tmp");
    }

    /** What goes into the file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException, StoreUnavailable;
    }

    boolean exists() {
        return Files.exists(file);
    }

    long sizeBytes() throws IOException {
        return exists() ? Files.size(file) : 0;
    }

    /** When it was put in place. */
    Optional<Instant> builtAt() throws IOException {
        return exists() ? Optional.of(Files.getLastModifiedTime(file).toInstant()) : Optional.empty();
    }

    /** Puts the content in place once all of it is on the disk; the file that is there stays when that fails. */
    void replace(Content content) throws IOException, StoreUnavailable {
        Files.createDirectories(file.getParent());
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
