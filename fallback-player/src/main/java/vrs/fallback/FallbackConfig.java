package vrs.fallback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * What this process was told at its start; read here with the JDK alone.
 *
 * @param home the cluster's files
 * @param az where it stands
 * @param instance its name
 * @param topology the topology file of its AZ
 * @param port where players and the gateway ask
 * @param managementPort where it tells how it is
 * @param inFlightMax answers that are not written out yet; further ones are refused
 * @param http bounds of the connections of each port
 * @param snapshotBytesMax a larger snapshot is refused: read, one takes four times its size of the heap, and for a moment there are
 *     two; the default fits into 128 MiB
 * @param clockOffset how much more its clock shows than the right one, within a day; zero but for a fault
 */
public record FallbackConfig(
        Path home,
        String az,
        String instance,
        Path topology,
        int port,
        int managementPort,
        int inFlightMax,
        HttpLimits http,
        long snapshotBytesMax,
        Duration clockOffset) {

    /** A start-up value that is missing or bad; the message begins with the key. */
    public static final class Bad extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Bad(String key, String complaint) {
            super(key + " " + complaint);
        }
    }

    /** @throws Bad naming the key at fault */
    public static FallbackConfig from(Function<String, String> source) {
        return new FallbackConfig(
                Path.of(text(source, "vrs.home")),
                text(source, "vrs.az"),
                text(source, "vrs.instance"),
                Path.of(text(source, "vrs.topology")),
                (int) number(source, "vrs.port", "", 1, 65_535),
                (int) number(source, "vrs.management.port", "", 1, 65_535),
                (int) number(source, "vrs.fallback.inFlightMax", "2000", 1, 1_000_000),
                http(source),
                number(source, "vrs.fallback.snapshotBytesMax", "13000000", 1_000, 4_000_000_000L),
                Duration.ofMillis(number(source, "vrs.clock.offset.ms", "0", -86_400_000, 86_400_000)));
    }

    private static HttpLimits http(Function<String, String> source) {
        return new HttpLimits(
                (int) number(source, "vrs.fallback.lineBytesMax", "8192", 64, 1_048_576),
                (int) number(source, "vrs.fallback.headerBytesMax", "16384", 64, 1_048_576),
                (int) number(source, "vrs.fallback.bodyBytesMax", "65536", 0, 1_048_576),
                number(source, "vrs.fallback.headReadMs", "5000", 100, 3_600_000),
                number(source, "vrs.fallback.bodyReadMs", "10000", 100, 3_600_000),
                number(source, "vrs.fallback.answerWriteMs", "20000", 100, 3_600_000),
                number(source, "vrs.fallback.idleMs", "60000", 100, 3_600_000),
                number(source, "vrs.fallback.lingerMs", "1000", 1, 60_000),
                (int) number(source, "vrs.fallback.requestsMax", "10000", 1, Integer.MAX_VALUE),
                (int) number(source, "vrs.fallback.connectionsMax", "10000", 1, 1_000_000));
    }

    private static String text(Function<String, String> source, String key) {
        String value = source.apply(key);
        if (value == null || value.isBlank()) {
            throw new Bad(key, "is missing");
        }
        return value.strip();
    }

    private static long number(Function<String, String> source, String key, String byDefault, long min, long max) {
        String given = source.apply(key);
        String text = given == null || given.isBlank() ? byDefault : given.strip();
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new Bad(key, text.isEmpty() ? "is missing" : "is \"" + text + "\", not a whole number");
        }
        throw new Bad(key, "is " + text + ", not within " + min + " to " + max);
    }
}
