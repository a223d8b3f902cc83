package vrs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * The one three-AZ cluster that all acceptance tests share: {@code ./vrs up} with its own ports and home, started at the
 * first use and ended with the test run.
 */
final class Cluster implements AutoCloseable {
    /** Another {@code VRS_TEST_BASE} lets two runs stand side by side on one machine. */
    static final int BASE = Integer.parseInt(System.getenv().getOrDefault("VRS_TEST_BASE", "23000"));

    /** How long an idle connection is kept; less than the default, so that a test can see the end of it. */
    static final long IDLE_MS = 20_000;

    private static final Duration UP_BOUND = Duration.ofMinutes(6);
    private static final Duration COMMAND_BOUND = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path home;
    private final Commands commands;

    private Cluster(Path root) {
        this.root = root;
        this.home = root.resolve("deploy/acceptance/target/home");
        this.commands = new Commands(
                root,
                Map.of(
                        "VRS_HOME",
                        home.toString(),
                        "VRS_PORT_BASE",
                        Integer.toString(BASE),
                        "VRS_JAVA_OPTS_GATEWAY",
                        "-Dvrs.gateway.idleMs=" + IDLE_MS,
                        // Each play asks its upstreams: what is stopped is missed at once.
                        "VRS_JAVA_OPTS_DASH",
                        "-Dvrs.dash.upstreamCacheMs=0",
                        "VRS_JAVA_OPTS_FALLBACK",
                        "-Dvrs.fallback.idleMs=" + IDLE_MS,
                        "VRS_JAVA_OPTS_EDGE",
                        "-Dvrs.edge.idleMs=" + IDLE_MS));
    }

    /** Starts it and returns when every process is ready. */
    static Cluster start() {
        Cluster cluster = new Cluster(root());
        cluster.vrs("down").succeeded();
        cluster.commands.run(UP_BOUND, List.of("./vrs", "up", "--detach")).succeeded();
        return cluster;
    }

    /** The root of the checkout. */
    static Path root() {
        return Path.of(System.getProperty("vrs.root")).toAbsolutePath().normalize();
    }

    Path home() {
        return home;
    }

    Path checkout() {
        return root;
    }

    /** Runs {@code ./vrs} with these words against this cluster. */
    Commands.Result vrs(String... words) {
        List<String> command = new ArrayList<>(List.of("./vrs"));
        command.addAll(List.of(words));
        return commands.run(COMMAND_BOUND, command);
    }

    Commands commands() {
        return commands;
    }

    /** A membership token. */
    String token(String plan) {
        return vrs("token", "--plan", plan).succeeded().out().strip();
    }

    /** The origin of a port of this cluster on loopback. */
    static String origin(int offset) {
        return "http://127.0.0.1:" + (BASE + offset);
    }

    /** Whether a gateway answers on this port, directly or behind an entry name. */
    static boolean isGateway(int port) {
        return port == BASE + 100 || port >= BASE + 90 && port < BASE + 94;
    }

    /** The origin of an entry name, such as {@code main.r1}. */
    static String entry(String name) {
        int offset = List.of("main.r1", "retry.r1", "main.r2", "retry.r2").indexOf(name);
        return "http://" + name + ".localhost:" + (BASE + 90 + offset);
    }

    /** The cluster's internal credential, as an operator on this machine could read it. */
    String credential() {
        try {
            return Files.readString(home.resolve("keys/internal.credential")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code status --json} says of each process. */
    List<JsonNode> processes() {
        String out = vrs("status", "--json").out();
        try {
            JsonNode tree = JSON.readTree(out);
            JsonNode list = tree.isArray() ? tree : tree.path("processes");
            return StreamSupport.stream(list.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("status --json printed: " + out, e);
        }
    }

    /** What status says of one process. */
    JsonNode process(String instance) {
        return processes().stream()
                .filter(p -> p.path("instance").asText().equals(instance))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process " + instance));
    }

    /** Stops targets, in order. */
    void stop(String... targets) {
        for (String target : targets) {
            vrs("stop", target).succeeded();
        }
    }

    /** Starts all that was stopped and waits until everything is ready again. */
    void startAll(String... targets) {
        for (String target : targets) {
            vrs("start", target).succeeded();
        }
        awaitAllReady();
    }

    /** Waits until every process is ready. */
    void awaitAllReady() {
        Awaitility.await("every process is ready (./vrs status)")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> vrs("status").exit() == 0);
    }

    @Override
    public void close() {
        vrs("down").succeeded();
    }
}
