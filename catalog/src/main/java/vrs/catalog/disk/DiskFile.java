package vrs.catalog.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.mvstore.MVStore;

/** The file of a replica, as the storage engine opens it. */
public final class DiskFile {
    private DiskFile() {}

    static void makeFolder(DiskConfig config) {
        try {
            Files.createDirectories(config.file().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves a damaged file out of the way, where one can look at it; an earlier one that lies there is replaced. */
    public static Path setAside(DiskConfig config) throws IOException {
        Path aside = config.file().resolveSibling(config.file().getFileName() + ".damaged");
        return Files.move(config.file(), aside, StandardCopyOption.REPLACE_EXISTING);
    }

    static MVStore open(DiskConfig config) {
        SteadyPath.register();
        return new MVStore.Builder()
                .fileName(SteadyPath.name(config.file()))
                .cacheSize(config.cacheMib())
                // Commits of its own accord, by time or by size, would cut changes in two.
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
    }

    /** One that nothing is kept in. */
    static MVStore inMemory() {
        return new MVStore.Builder().autoCommitDisabled().open();
    }
}
