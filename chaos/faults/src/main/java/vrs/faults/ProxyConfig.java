package vrs.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vrs.faults.proxy.Edge;
import vrs.faults.proxy.EdgeFile;
import vrs.process.BadSetting;
import vrs.process.Settings;

/**
 * What a fault proxy is told at its start.
 *
 * @param instance its name in the logs, {@code vrs.instance}
 * @param doorPort where it takes orders, {@code vrs.port}
 * @param managementPort health and metrics, {@code vrs.management.port}
 * @param credential what orders have to show, the first line of the file {@code vrs.faults.credential}
 * @param edges its paths, the file {@code vrs.faults.paths}
 * @param connectMs how long a target may take to accept, {@code vrs.faults.connect.ms}, 1 to 60,000, default 2,000
 */
record ProxyConfig(
        String instance, int doorPort, int managementPort, String credential, List<Edge> edges, int connectMs) {
    private static final int CREDENTIAL_MIN = 16;

    static ProxyConfig read(Settings settings) {
        return new ProxyConfig(
                settings.text("vrs.instance", "faults"),
                settings.port("vrs.port"),
                settings.port("vrs.management.port"),
                file(settings, "vrs.faults.credential", ProxyConfig::credential),
                file(settings, "vrs.faults.paths", EdgeFile::read),
                (int) settings.number("vrs.faults.connect.ms", 2_000, 1, 60_000));
    }

    static String credential(Path file) throws IOException {
        String line = Files.readString(file).strip();
        if (line.length() < CREDENTIAL_MIN || line.contains("\n")) {
            throw new IllegalArgumentException("it is not one line of " + CREDENTIAL_MIN + " characters or more");
        }
        return line;
    }

    private interface FileRead<T> {
        T read(Path file) throws IOException;
    }

    private static <T> T file(Settings settings, String key, FileRead<T> reading) {
        Path file = settings.path(key);
        try {
            return reading.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSetting(key, "leads to a file that cannot be used: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "ProxyConfig[instance=" + instance + ", doorPort=" + doorPort + "]";
    }
}
