package vrs.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vrs.local.home.Home;
import vrs.local.plan.Ports;

/** A checkout in which everything is built, as far as the launcher looks, and a home beside it; with spaces. */
final class Fixture {
    private final Path folder;

    Fixture(Path folder) {
        this.folder = folder;
    }

    LauncherConfig config(String build, Map<String, String> environment) {
        return new LauncherConfig(
                folder.resolve("check out"),
                new Home(folder.resolve("a home")),
                new Ports(17_000),
                build,
                folder.resolve("a home/app/" + build + "/vrs-local/vrs-local-0.1.0.jar"),
                "0.1.0",
                Path.of("/jdk/bin/java"),
                2,
                environment);
    }

    Fixture built(String... files) throws IOException {
        for (String file : files) {
            Path path = folder.resolve("check out").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file);
        }
        return this;
    }
}
