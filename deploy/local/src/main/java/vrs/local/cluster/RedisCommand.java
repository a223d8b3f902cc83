package vrs.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vrs.local.machine.SearchPath;
import vrs.topology.Instance;

/**
 * How the Redis of an AZ is started: the program of this machine, on loopback, with nothing kept on disk, because it is
 * filled from what is.
 */
public final class RedisCommand {
    private static final String PROGRAM = "redis-server";

    private RedisCommand() {}

    /** What to say when this machine has no Redis; empty when it has. */
    public static Optional<String> missing(LauncherConfig config) {
        return SearchPath.of(config.environment()).find(PROGRAM).isPresent()
                ? Optional.empty()
                : Optional.of("VRS needs " + PROGRAM
                        + ": install it (Debian: apt install redis-server; macOS: brew install redis)");
    }

    static List<String> of(LauncherConfig config, Instance instance) throws IOException {
        Path folder = config.home().root().resolve("data").resolve(instance.name());
        Files.createDirectories(folder);
        return List.of(
                SearchPath.of(config.environment())
                        .find(PROGRAM)
                        .map(Path::toString)
                        .orElse(PROGRAM),
                "--port",
                Integer.toString(instance.port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                // When it is full it refuses writes: to throw out a key would be to throw out the whole catalogue.
                "--maxmemory",
                "256mb",
                "--maxmemory-policy",
                "noeviction");
    }
}
