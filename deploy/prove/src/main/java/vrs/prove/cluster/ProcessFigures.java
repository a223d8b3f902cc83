package vrs.prove.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the kernel knows of a process ({@code proc(5)}).
 *
 * @param cpuSeconds user and system time since its start
 * @param startedTicks since the machine's boot, in hundredths of a second
 * @param residentKiB memory in RAM, shared pages counted in full
 * @param proportionalKiB memory in RAM, each shared page counted for its share, so that processes add up
 * @param descriptors open files and sockets
 */
public record ProcessFigures(
        double cpuSeconds, long startedTicks, long residentKiB, long proportionalKiB, int descriptors) {
    /** The kernel's USER_HZ, which is 100 on every Linux architecture that a JDK 25 is built for. */
    public static final double TICKS_PER_SECOND = 100;

    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int START_TIME = 19;

    /** Empty when there is no such process any more. */
    public static Optional<ProcessFigures> of(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"));
            // The name may hold spaces; the fields after it are counted from its closing parenthesis.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(new ProcessFigures(
                    (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND,
                    Long.parseLong(fields[START_TIME]),
                    kib(folder.resolve("status"), "VmRSS:"),
                    kib(folder.resolve("smaps_rollup"), "Pss:"),
                    entries(folder.resolve("fd"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Seconds since the machine's boot. */
    public static double uptimeSeconds() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long kib(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0L);
        }
    }

    private static int entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }
}
