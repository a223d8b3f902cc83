package vrs.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory a new cluster could have. */
public final class Memory {
    private static final long KIB = 1_024;

    private final Path root;

    /** @param root {@code /}, the root of the file system */
    public Memory(Path root) {
        this.root = root;
    }

    /** Bytes that are to be had without swapping, within the limit of this container; empty where Linux is not. */
    public OptionalLong availableBytes() {
        OptionalLong machine = machineBytes();
        if (machine.isEmpty()) {
            return machine;
        }
        OptionalLong limit = number("sys/fs/cgroup/memory.max");
        OptionalLong used = number("sys/fs/cgroup/memory.current");
        if (limit.isEmpty() || used.isEmpty()) {
            return machine;
        }
        return OptionalLong.of(Math.min(machine.getAsLong(), Math.max(0, limit.getAsLong() - used.getAsLong())));
    }

    private OptionalLong machineBytes() {
        try (var lines = Files.lines(root.resolve("proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong number(String file) {
        try {
            return OptionalLong.of(
                    Long.parseLong(Files.readString(root.resolve(file)).strip()));
        } catch (IOException | NumberFormatException e) {
            // No such file, or the word "max".
            return OptionalLong.empty();
        }
    }
}
