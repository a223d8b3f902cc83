package vrs.acceptance;

import java.util.Arrays;
import java.util.List;

/** Reads what a process counts, at the door for operators. */
final class Metrics {
    private static final int MANAGEMENT = 500;

    private Metrics() {}

    /** All of it, of the process that serves on this port. */
    static String text(int port) {
        return Play.request()
                .get("http://127.0.0.1:" + (port + MANAGEMENT) + "/metrics")
                .asString();
    }

    /** Connections that the process on this port has cut for one of these reasons. */
    static long cut(int port, String... reasons) {
        List<String> marks =
                Arrays.stream(reasons).map(r -> "reason=\"" + r + "\"").toList();
        return text(port)
                .lines()
                .filter(line -> line.contains("_connections_cut_total{")
                        && marks.stream().anyMatch(line::contains))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
