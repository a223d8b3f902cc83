package vrs.prove.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** A cluster as its operator sees it: through {@code ./vrs}, on a home and a base of its own. */
public final class Cluster implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path home;
    private final int base;
    private final boolean ours;
    private final LongSupplier nanoTicker;
    private final Map<String, String> variables;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /** @param ours whether to end it with {@link #close} */
    public Cluster(Path root, Path home, int base, boolean ours, LongSupplier nanoTicker) {
        this(root, home, base, ours, nanoTicker, Map.of());
    }

    private Cluster(
            Path root, Path home, int base, boolean ours, LongSupplier nanoTicker, Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
        this.root = root;
        this.home = home;
        this.base = base;
        this.ours = ours;
        this.nanoTicker = nanoTicker;
    }

    /** A line that a command wrote, and how long after the command's start. */
    public record Said(Duration after, String line) {}

    /** How a command went. */
    public record Ran(int exit, Duration took, List<Said> err, String out) {}

    /** The same cluster, whose commands are run with these variables of the environment as well. */
    public Cluster with(Map<String, String> more) {
        return new Cluster(root, home, base, ours, nanoTicker, more);
    }

    /** Where the port blocks begin. */
    public int base() {
        return base;
    }

    /** The public port of the gateway of the nth AZ, from 1. */
    public int gatewayPort(int az) {
        return base + 100 * az;
    }

    /** The folder that holds what the cluster keeps. */
    public Path home() {
        return home;
    }

    public Path log(String member) {
        return home.resolve("logs").resolve(member + ".log");
    }

    /** Runs {@code ./vrs} to its end. A status other than 0 is an error with what it said last. */
    public Ran run(String... arguments) throws IOException, InterruptedException {
        Ran ran = attempt(arguments);
        if (ran.exit() != 0) {
            throw new IOException("./vrs " + String.join(" ", arguments) + " ended with " + ran.exit()
                    + (ran.err().isEmpty() ? "" : ": " + ran.err().getLast().line()));
        }
        return ran;
    }

    /** Runs {@code ./vrs} to its end, whatever that is. */
    public Ran attempt(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("vrs").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("VRS_HOME", home.toString());
        builder.environment().put("VRS_PORT_BASE", Integer.toString(base));
        long began = nanoTicker.getAsLong();
        Process process = builder.start();
        running.add(process);
        process.getOutputStream().close();
        List<Said> err = new ArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> read(process, began, err));
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        running.remove(process);
        Duration took = since(began);
        reader.join();
        return new Ran(exit, took, err, out);
    }

    /** All processes, the launcher among them. */
    public List<Member> members() throws IOException, InterruptedException {
        JsonNode status = JSON.readTree(run("status", "--json").out());
        List<Member> members = new ArrayList<>();
        for (JsonNode row : status.isArray() ? status : status.path("processes")) {
            members.add(new Member(
                    row.path("instance").asText(),
                    row.path("role").asText(),
                    row.path("pid").asLong()));
        }
        JsonNode launcher =
                JSON.readTree(home.resolve("run").resolve("launcher.json").toFile());
        members.add(new Member("launcher", "launcher", launcher.path("pid").asLong()));
        return members;
    }

    /** Ends the commands that are under way, and the cluster when it is ours and runs. */
    @Override
    public void close() {
        // A command hands over to the program that it is about: the last of the line ends with it.
        running.forEach(command -> {
            command.descendants().forEach(ProcessHandle::destroy);
            command.destroy();
        });
        if (!ours || !Files.exists(home.resolve("run").resolve("launcher.json"))) {
            return;
        }
        try {
            run("down");
        } catch (IOException e) {
            throw new UncheckedIOException("could not end the cluster in " + home, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Process process, long began, List<Said> into) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                into.add(new Said(since(began), line));
            }
        } catch (IOException e) {
            // Nobody writes any more: the status of the command tells the rest.
            return;
        }
    }

    private Duration since(long began) {
        return Duration.ofNanos(nanoTicker.getAsLong() - began);
    }
}
