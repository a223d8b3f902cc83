package vrs.faults.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The paths of a proxy process, one a line: {@code source target http|tcp listenHost:port targetHost:port [distanceMs]}. Empty
 * lines and those that begin with {@code #} are passed over.
 */
public final class EdgeFile {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_./-]+");
    private static final int FIELDS_MIN = 5;
    private static final int FIELDS_MAX = 6;
    private static final int PORT_MAX = 65_535;

    private EdgeFile() {}

    /** @throws IllegalArgumentException that names the line, when one cannot be used or nothing is there */
    public static List<Edge> read(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    static List<Edge> parse(List<String> lines) {
        List<Edge> edges = new ArrayList<>();
        Set<Object> taken = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Edge edge = edge(line, i + 1);
                boolean isNew = taken.add(edge.name());
                if (!isNew || !taken.add(edge.listen())) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": a second " + edge.name() + " or port");
                }
                edges.add(edge);
            }
        }
        if (edges.isEmpty()) {
            throw new IllegalArgumentException("no path in it");
        }
        return edges;
    }

    private static Edge edge(String line, int number) {
        String[] fields = BLANKS.split(line);
        try {
            if (fields.length < FIELDS_MIN || fields.length > FIELDS_MAX) {
                throw new IllegalArgumentException(fields.length + " fields");
            }
            String distanceMs = fields.length == FIELDS_MAX ? fields[FIELDS_MAX - 1] : "0";
            return new Edge(
                    name(fields[0]),
                    name(fields[1]),
                    Protocol.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                    address(fields[3]),
                    address(fields[4]),
                    Duration.ofMillis(Long.parseUnsignedLong(distanceMs)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + " \"" + line + "\": " + e.getMessage(), e);
        }
    }

    private static String name(String text) {
        // An arrow in a name would make two readings of an order.
        if (!NAME.matcher(text).matches() || text.contains("->")) {
            throw new IllegalArgumentException("\"" + text + "\" is no name");
        }
        return text;
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        int port = colon < 1 ? 0 : Integer.parseInt(text.substring(colon + 1));
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("\"" + text + "\" is no host:port");
        }
        return new InetSocketAddress(text.substring(0, colon), port);
    }
}
