package vrs.fallback.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds, in the topology file, the cloud that an instance stands in. */
public final class OwnCloud {
    private static final int CLOUD = 6;

    private OwnCloud() {}

    /** Empty when the file does not name the instance. What stands behind the words that are read is passed over. */
    public static Optional<String> of(Path topology, String instance) throws IOException {
        return Files.readAllLines(topology).stream()
                .map(line -> line.strip().split(" +"))
                .filter(f -> f.length > CLOUD && f[0].equals("instance") && f[1].equals(instance))
                .map(f -> f[CLOUD])
                .findFirst();
    }
}
