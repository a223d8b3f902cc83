package vrs.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a process counts, at the door for operators. */
final class Metrics {
    private static final int MANAGEMENT = 500;
    private static final int PATIENCE_MS = 5_000;
    private static final Pattern CUT =
            Pattern.compile("_connections_cut_total\\{reason=\"([a-z-]+)\"[^}]*} ([0-9.E]+)");

    private Metrics() {}

    /** All of it, of the process that serves on this port. */
    static String text(int port) {
        try (Wire wire = Wire.to(port + MANAGEMENT, PATIENCE_MS)) {
            // A connection that stays open would count among those of the process.
            wire.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return wire.read(false).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sum of all series whose line begins with one of these; absent ones count as zero. */
    static double sum(int port, String... beginnings) {
        return text(port)
                .lines()
                .filter(line -> Arrays.stream(beginnings).anyMatch(line::startsWith))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Connections that the process on this port has cut, by the reason. */
    static Map<String, Long> cut(int port) {
        return CUT.matcher(text(port))
                .results()
                .collect(Collectors.toMap(r -> r.group(1), r -> (long) Double.parseDouble(r.group(2)), Long::sum));
    }

    /** Those for one of these reasons. */
    static long cut(int port, String... reasons) {
        Map<String, Long> all = cut(port);
        return Arrays.stream(reasons).mapToLong(r -> all.getOrDefault(r, 0L)).sum();
    }
}
