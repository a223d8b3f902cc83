package vrs.local.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
            Files.write(path, file.endsWith(".jar") ? zip(file) : file.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(entry));
        }
        return bytes.toByteArray();
    }
}
