package vrs.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The topology as a file of lines, one thing a line, so that a process with nothing but the JDK can read it:
 *
 * <pre>
 * az r1-az1 r1
 * name main r1 main.r1.localhost 17090
 * cdn cdn-a http://cdn-a.localhost:17080
 * instance r1-az1-dash-main-1 dash r1-az1 main vm private 127.0.0.1 17110 internal=17110
 * </pre>
 *
 * Blank lines, lines that begin with # and lines of an unknown first word are passed over, so that an older process
 * reads a newer file.
 */
public final class TopologyFile {
    private static final String INTERNAL = "internal=";

    private TopologyFile() {}

    /** @throws IllegalArgumentException naming file and line when a line is broken or nothing stands in it */
    public static Topology read(Path file) throws IOException {
        return parse(file.toString(), Files.readAllLines(file));
    }

    static Topology parse(String source, List<String> lines) {
        List<Az> azs = new ArrayList<>();
        List<Instance> instances = new ArrayList<>();
        List<EntryName> names = new ArrayList<>();
        List<Cdn> cdns = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            number++;
            String[] f = line.strip().split(" +");
            try {
                switch (f[0]) {
                    case "az" -> azs.add(new Az(f[1], f[2]));
                    case "name" ->
                        names.add(new EntryName(
                                EntryName.Kind.valueOf(f[1].toUpperCase(Locale.ROOT)),
                                f[2],
                                f[3],
                                Integer.parseInt(f[4])));
                    case "cdn" -> cdns.add(new Cdn(f[1], f[2]));
                    case "instance" -> instances.add(instance(f));
                    default -> {
                        // A word of a later version.
                    }
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(source + ":" + number + " is not a topology line: " + line, e);
            }
        }
        if (azs.isEmpty()) {
            throw new IllegalArgumentException(source + " names no AZ");
        }
        return new Topology(azs, instances, names, cdns);
    }

    /** What a later version says at the end of a line is passed over. */
    private static Instance instance(String[] f) {
        Instance usual = new Instance(f[1], Role.of(f[2]), f[3], f[4], f[5], f[6], f[7], Integer.parseInt(f[8]));
        return Arrays.stream(f)
                .skip(9)
                .filter(word -> word.startsWith(INTERNAL))
                .findFirst()
                .map(word -> usual.askedAt(Integer.parseInt(word.substring(INTERNAL.length()))))
                .orElse(usual);
    }

    /** The lines that {@link #read} understands. */
    public static List<String> format(Topology topology) {
        List<String> lines = new ArrayList<>();
        topology.azs().forEach(az -> lines.add("az " + az.id() + " " + az.region()));
        topology.names()
                .forEach(n -> lines.add("name " + n.kind().name().toLowerCase(Locale.ROOT) + " " + n.region() + " "
                        + n.host() + " " + n.port()));
        topology.cdns().forEach(c -> lines.add("cdn " + c.name() + " " + c.origin()));
        topology.instances()
                .forEach(i -> lines.add(String.join(
                        " ",
                        "instance",
                        i.name(),
                        i.role().id(),
                        i.az(),
                        i.unit(),
                        i.pool(),
                        i.cloud(),
                        i.host(),
                        Integer.toString(i.port()),
                        INTERNAL + i.internalPort())));
        return lines;
    }
}
