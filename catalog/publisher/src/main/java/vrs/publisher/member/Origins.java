package vrs.publisher.member;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells the CDN edges which media directory a video has: one file per vid that holds the name of the asset. */
final class Origins {
    private final Path directory;

    Origins(Path directory) {
        this.directory = directory;
    }

    /** @param asset empty when the directory is named like the vid */
    void write(String vid, Optional<String> asset) throws IOException {
        Path file = directory.resolve(vid);
        if (asset.isPresent()) {
            AtomicFile.write(file, asset.get() + "\n");
        } else {
            Files.deleteIfExists(file);
        }
    }
}
