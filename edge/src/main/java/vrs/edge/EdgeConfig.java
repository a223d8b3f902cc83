package vrs.edge;

import java.nio.file.Path;
import vrs.process.Settings;

/**
 * What this edge was told at its start.
 *
 * @param home the cluster's files
 * @param instance its name
 * @param port where it serves
 * @param managementPort where it tells how it is
 * @param mediaRoot the directory of asset directories
 * @param idleMs a connection on which nothing moves for this long is closed
 * @param headerBytesMax request line and headers together
 * @param connectionsMax at once; further ones are closed
 * @param cacheSecondsMax how long a client may keep a file, however long its address lives
 */
public record EdgeConfig(
        Path home,
        String instance,
        int port,
        int managementPort,
        Path mediaRoot,
        int idleMs,
        int headerBytesMax,
        int connectionsMax,
        long cacheSecondsMax) {
    /** @throws vrs.process.BadSetting naming the key at fault */
    public static EdgeConfig from(Settings settings) {
        return new EdgeConfig(
                settings.path("vrs.home"),
                settings.text("vrs.instance"),
                settings.port("vrs.port"),
                settings.port("vrs.management.port"),
                settings.path("vrs.media.root"),
                (int) settings.number("vrs.edge.idleMs", 30_000, 100, 600_000),
                (int) settings.number("vrs.edge.headerBytesMax", 16_384, 1_024, 1_048_576),
                (int) settings.number("vrs.edge.connectionsMax", 10_000, 1, 1_000_000),
                settings.number("vrs.edge.cacheSecondsMax", 86_400, 0, 31_536_000));
    }
}
