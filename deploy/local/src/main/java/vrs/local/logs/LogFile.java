package vrs.local.logs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The log of one process: the present one and the last one before it.
 *
 * @param path the present one
 */
public record LogFile(Path path) {
    /** The last one before. */
    public Path previous() {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    /** Makes room for a new process: what is there becomes the previous one. */
    public void rotate() throws IOException {
        if (Files.exists(path)) {
            Files.move(path, previous(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Keeps the file under a size while its process goes on writing: what is there is copied to the previous one and cut
     * off. Lines written between the two are lost. The process must append.
     */
    public void bound(long sizeBytesMax) throws IOException {
        if (Files.exists(path) && Files.size(path) > sizeBytesMax) {
            Files.copy(path, previous(), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }
}
