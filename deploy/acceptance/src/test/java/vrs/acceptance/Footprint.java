package vrs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds on to.
 *
 * @param heapKib that is live, after a collection
 * @param residentKib memory of the process, the one outside the heap included
 * @param descriptors open ones
 * @param series lines of its metrics
 */
record Footprint(long heapKib, long residentKib, long descriptors, long series) {
    private static final Pattern USED = Pattern.compile("total [0-9]+K, used ([0-9]+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
    private static final Duration BOUND = Duration.ofSeconds(20);

    /** Of each of these instances, by name. */
    static Map<String, Footprint> of(Cluster cluster, List<String> instances) {
        Map<String, Footprint> all = new LinkedHashMap<>();
        Map<String, JsonNode> processes = new HashMap<>();
        cluster.processes().forEach(p -> processes.put(p.path("instance").asText(), p));
        for (String instance : instances) {
            all.put(instance, of(cluster, processes.get(instance)));
        }
        return all;
    }

    private static Footprint of(Cluster cluster, JsonNode process) {
        String pid = process.path("pid").asText();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        cluster.commands().run(BOUND, List.of(jcmd, pid, "GC.run")).succeeded();
        String heap = cluster.commands()
                .run(BOUND, List.of(jcmd, pid, "GC.heap_info"))
                .succeeded()
                .out();
        long heapKib = USED.matcher(heap)
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
        String metrics = Metrics.text(process.path("port").asInt());
        try (Stream<Path> open = Files.list(Path.of("/proc", pid, "fd"))) {
            Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc", pid, "status")));
            if (heapKib == 0 || !resident.find()) {
                throw new AssertionError("cannot tell how large " + pid + " is:\n" + heap);
            }
            return new Footprint(
                    heapKib,
                    Long.parseLong(resident.group(1)),
                    open.count(),
                    metrics.lines().filter(line -> !line.startsWith("#")).count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
