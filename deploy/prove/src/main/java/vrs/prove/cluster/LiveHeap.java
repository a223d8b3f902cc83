package vrs.prove.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How much of a JVM's heap is in use right after a full collection, asked through {@code jcmd}. */
public final class LiveHeap {
    private static final Pattern USED = Pattern.compile("total\\b.*?used (\\d+)K");

    private LiveHeap() {}

    /** KiB; collects first. Understands the serial collector and G1. */
    public static long kib(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        String info = jcmd(pid, "GC.heap_info");
        long used = used(info);
        if (used == 0) {
            throw new IOException("jcmd says nothing of a heap in use: " + info);
        }
        return used;
    }

    static long used(String info) {
        return USED.matcher(info)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + pid + " " + command + ": " + out.strip());
        }
        return out;
    }
}
