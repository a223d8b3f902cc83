package vrs.prove.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where figures were taken.
 *
 * @param cores those that this process may run on
 * @param memoryMiB all of it
 * @param loadAverage of the minute before: over the number of cores others were at work, too
 */
public record Machine(String processor, int cores, long memoryMiB, String system, String java, double loadAverage) {
    /** This one. Reads {@code /proc}, and so needs Linux. */
    public static Machine here() {
        try {
            return new Machine(
                    field("/proc/cpuinfo", "model name"),
                    Runtime.getRuntime().availableProcessors(),
                    Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) / 1024,
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"),
                    System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"),
                    Double.parseDouble(
                            Files.readString(Path.of("/proc/loadavg")).split(" ")[0]));
        } catch (IOException e) {
            throw new UncheckedIOException("proofs read /proc: run them on Linux", e);
        }
    }

    private static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
    }
}
