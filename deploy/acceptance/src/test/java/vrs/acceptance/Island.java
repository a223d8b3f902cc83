package vrs.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine without a network: a namespace that has loopback and nothing else. Where this machine lets nobody make one, as
 * in most containers, commands run as they are.
 */
final class Island implements AutoCloseable {
    private static final String KEEP = "ip link set lo up && echo there && exec sleep 900";

    private final Optional<Process> keeper;

    private Island(Optional<Process> keeper) {
        this.keeper = keeper;
    }

    static Island make() throws IOException {
        String flags = OrdinaryUser.isRoot() ? "-n" : "-rn";
        Process process = new ProcessBuilder("sh", "-c", "exec unshare " + flags + " sh -c '" + KEEP + "'")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        if ("there".equals(said.readLine())) {
            return new Island(Optional.of(process));
        }
        process.destroy();
        return new Island(Optional.empty());
    }

    /** Whether there is no way out at all. */
    boolean isReal() {
        return keeper.isPresent();
    }

    /** The words before a command that run it in here. */
    List<String> prefix() {
        if (keeper.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>(
                List.of("nsenter", "-t", Long.toString(keeper.get().pid()), "-n"));
        if (!OrdinaryUser.isRoot()) {
            words.addAll(List.of("-U", "--preserve-credentials"));
        }
        words.add("--");
        return words;
    }

    /** How often a program in here has tried to send something outside; the kernel counts it. */
    long triesOutside() throws IOException {
        if (keeper.isEmpty()) {
            return 0;
        }
        Path net = Path.of("/proc/" + keeper.get().pid() + "/net");
        return v4(Files.readAllLines(net.resolve("snmp"))) + v6(Files.readAllLines(net.resolve("snmp6")));
    }

    // A line of names, then a line of numbers.
    private static long v4(List<String> lines) {
        List<String> ip = lines.stream().filter(line -> line.startsWith("Ip:")).toList();
        int column = List.of(ip.get(0).split(" ")).indexOf("OutNoRoutes");
        return Long.parseLong(ip.get(1).split(" ")[column]);
    }

    private static long v6(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Ip6OutNoRoutes"))
                .mapToLong(
                        line -> Long.parseLong(line.substring(line.indexOf(" ")).strip()))
                .sum();
    }

    @Override
    public void close() {
        keeper.ifPresent(Process::destroy);
    }
}
