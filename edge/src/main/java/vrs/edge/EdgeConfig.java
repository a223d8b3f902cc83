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
 * @param headReadMs from the opening of a connection to the end of its first head
 * @param idleMs from the end of an answer to the end of the next head
 * @param answerMs from the end of a head until the client has taken the answer
 * @param lineBytesMax the request line
 * @param headerBytesMax all headers of a request together
 * @param requestsMax requests on one connection; the answer to the last one closes it
 * @param connectionsMax at once; further ones are closed
 * @param cacheSecondsMax how long a client may keep a file, however long its address lives
 */
public record EdgeConfig(
        Path home,
        String instance,
        int port,
        int managementPort,
        Path mediaRoot,
        long headReadMs,
        long idleMs,
        long answerMs,
        int lineBytesMax,
        int headerBytesMax,
        int requestsMax,
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
                settings.number("vrs.edge.headReadMs", 5_000, 100, 600_000),
                settings.number("vrs.edge.idleMs", 30_000, 100, 600_000),
                settings.number("vrs.edge.answerMs", 60_000, 100, 3_600_000),
                (int) settings.number("vrs.edge.lineBytesMax", 4_096, 64, 1_048_576),
                (int) settings.number("vrs.edge.headerBytesMax", 16_384, 1_024, 1_048_576),
                (int) settings.number("vrs.edge.requestsMax", 10_000, 1, Integer.MAX_VALUE),
                (int) settings.number("vrs.edge.connectionsMax", 10_000, 1, 1_000_000),
                settings.number("vrs.edge.cacheSecondsMax", 86_400, 0, 31_536_000));
    }
}
