package vrs.prove.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the host of a virtual machine took of its processors, in ticks since it was started (proc(5), /proc/stat).
 *
 * @param stolen while something here would have run
 * @param all whatever was done
 */
record StolenTime(long stolen, long all) {
    private static final int STEAL = 7;

    /** By now. Needs Linux. */
    static StolenTime now() throws IOException {
        return of(Files.readString(Path.of("/proc/stat")));
    }

    /** @param stat whose first line tells of all processors: user, nice, system, idle, iowait, irq, softirq, steal, and guests, who are users */
    static StolenTime of(String stat) {
        long[] ticks = Arrays.stream(
                        stat.lines().findFirst().orElseThrow().strip().split(" +"))
                .skip(1)
                .limit(STEAL + 1)
                .mapToLong(Long::parseLong)
                .toArray();
        return new StolenTime(ticks[STEAL], Arrays.stream(ticks).sum());
    }

    /** The share of all processors that was taken since then, 0 to 100. */
    double percentSince(StolenTime before) {
        return 100.0 * (stolen - before.stolen) / Math.max(1, all - before.all);
    }
}
