package vrs.local.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Says which process listens on a TCP port: from {@code /proc} on Linux, else by {@code lsof}. */
public final class SocketOwner {
    private static final String LISTEN = "0A";
    private static final int LSOF_BOUND_S = 5;

    private final Path proc;

    /** @param proc {@code /proc}, which need not exist */
    public SocketOwner(Path proc) {
        this.proc = proc;
    }

    /** The pid, empty when it cannot be found out, for instance because the process belongs to somebody else. */
    public OptionalLong of(int port) {
        try {
            Set<String> inodes = new HashSet<>();
            for (String table : List.of("net/tcp", "net/tcp6")) {
                Path file = proc.resolve(table);
                if (Files.isReadable(file)) {
                    inodes.addAll(inodes(Files.readAllLines(file), port));
                }
            }
            OptionalLong pid = inodes.isEmpty() ? OptionalLong.empty() : holderOf(inodes);
            return pid.isPresent() ? pid : lsof(port);
        } catch (IOException e) {
            return lsof(port);
        }
    }

    /** The inodes of the sockets of that table which listen on the port. */
    static Set<String> inodes(List<String> table, int port) {
        String suffix = String.format(":%04X", port);
        Set<String> inodes = new HashSet<>();
        for (String line : table) {
            String[] f = line.strip().split("\\s+");
            if (f.length > 9 && f[1].endsWith(suffix) && f[3].equals(LISTEN)) {
                inodes.add("socket:[" + f[9] + "]");
            }
        }
        return inodes;
    }

    private OptionalLong holderOf(Set<String> sockets) throws IOException {
        try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process.resolve("fd"), sockets)) {
                    return OptionalLong.of(Long.parseLong(process.getFileName().toString()));
                }
            }
        }
        return OptionalLong.empty();
    }

    private static boolean holds(Path descriptors, Set<String> sockets) {
        try (var links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (sockets.contains(Files.readSymbolicLink(link).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // It has ended meanwhile, or is not ours to look into.
            return false;
        }
    }

    private static OptionalLong lsof(int port) {
        try {
            Process process = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(LSOF_BOUND_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return OptionalLong.empty();
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return out.lines()
                    .filter(line -> line.matches("[0-9]+"))
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
