package vrs.prove.stores.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vrs.process.Settings;

/**
 * What a reader is told at its start.
 *
 * @param videos how many there are
 * @param perSecond reads, intended
 * @param zipfMilli a thousand times the exponent
 * @param l1Bytes the bound of L1
 * @param load how long a load may take through all layers, in whole milliseconds
 * @param redisPort where Redis is reached
 * @param documentPort where the document store is reached
 * @param sqlPort where the SQL store is reached
 * @param replica the file of the disk replica
 * @param l2Turned whether the disk replica is the hot store of L2, and Redis the cold one
 * @param l3Turned whether SQL is the hot store of L3, and the document store the cold one
 * @param coldOff whether the layers do without their cold stores
 * @param disk how the disk replica is from the start: {@code open}, {@code shut}, {@code held}, or {@code slow} by so
 *     many milliseconds, as {@link TappedStore} knows it
 * @param seed of what is read
 */
public record ReaderConfig(
        int videos,
        int perSecond,
        int zipfMilli,
        long l1Bytes,
        Duration load,
        int redisPort,
        int documentPort,
        int sqlPort,
        Path replica,
        boolean l2Turned,
        boolean l3Turned,
        boolean coldOff,
        String disk,
        long seed) {
    private static final String PREFIX = "reader.";

    static ReaderConfig of(Settings settings) {
        return new ReaderConfig(
                (int) settings.number(PREFIX + "videos", 1, 10_000_000),
                (int) settings.number(PREFIX + "perSecond", 1, 100_000),
                (int) settings.number(PREFIX + "zipfMilli", 1, 10_000),
                settings.number(PREFIX + "l1Bytes", 1, Long.MAX_VALUE),
                Duration.ofMillis(settings.number(PREFIX + "loadMs", 1, 60_000)),
                settings.port(PREFIX + "redisPort"),
                settings.port(PREFIX + "documentPort"),
                settings.port(PREFIX + "sqlPort"),
                settings.path(PREFIX + "replica"),
                Boolean.parseBoolean(settings.text(PREFIX + "l2Turned")),
                Boolean.parseBoolean(settings.text(PREFIX + "l3Turned")),
                Boolean.parseBoolean(settings.text(PREFIX + "coldOff")),
                settings.text(PREFIX + "disk"),
                settings.number(PREFIX + "seed", 0, Long.MAX_VALUE));
    }

    /** The flags of a JVM that say the same. */
    List<String> flags() {
        return List.of(
                flag("videos", videos),
                flag("perSecond", perSecond),
                flag("zipfMilli", zipfMilli),
                flag("l1Bytes", l1Bytes),
                flag("loadMs", load.toMillis()),
                flag("redisPort", redisPort),
                flag("documentPort", documentPort),
                flag("sqlPort", sqlPort),
                flag("replica", replica),
                flag("l2Turned", l2Turned),
                flag("l3Turned", l3Turned),
                flag("coldOff", coldOff),
                flag("disk", disk),
                flag("seed", seed));
    }

    private static String flag(String key, Object value) {
        return "-D" + PREFIX + key + "=" + value;
    }
}
