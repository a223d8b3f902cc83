package vrs.catalog.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.h2.mvstore.MVStore;

/** The file of a replica, as the storage engine opens it. */
final class DiskFile {
    private DiskFile() {}

    static void makeFolder(DiskConfig config) {
        try {
            Files.createDirectories(config.file().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
