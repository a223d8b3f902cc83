package vrs.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A cluster of two AZs with fault proxies in the way, beside the shared one, on its own ports and home. */
final class FaultyCluster implements AutoCloseable {
    private static final int BASE = Cluster.BASE + 4_000;
    private static final Duration BOUND = Duration.ofMinutes(4);

    private final Commands commands;

    private FaultyCluster(Commands commands) {
        this.commands = commands;
    }

    static FaultyCluster start() {
        FaultyCluster cluster = new FaultyCluster(new Commands(
                Cluster.root(),
                Map.of(
                        "VRS_HOME",
                        Cluster.root()
                                .resolve("deploy/acceptance/target/home-faults")
                                .toString(),
                        "VRS_PORT_BASE",
                        Integer.toString(BASE),
                        // Each play asks its upstreams, so that what is broken carries load.
                        "VRS_JAVA_OPTS_DASH",
                        "-Dvrs.dash.upstreamCacheMs=0")));
        cluster.vrs("down").succeeded();
        cluster.vrs("up", "--azs", "2", "--faults", "--detach").succeeded();
        return cluster;
    }

    Commands.Result vrs(String... words) {
        List<String> command = new ArrayList<>(List.of("./vrs"));
        command.addAll(List.of(words));
        return commands.run(BOUND, command);
    }

    /** Breaks, and says under which number. */
    String fault(String... words) {
        List<String> command = new ArrayList<>(List.of("fault"));
        command.addAll(List.of(words));
        command.addAll(List.of("--for", "10m"));
        return vrs(command.toArray(String[]::new)).succeeded().out().split(" ")[0];
    }

    /** Heals all, and waits until every process is ready. */
    void heal() {
        vrs("fault", "heal").succeeded();
        Awaitility.await("every process is ready")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> vrs("status").exit() == 0);
    }

    /** The traffic port of a process of an AZ, 1 or 2. */
    static int port(int az, int offset) {
        return BASE + 100 * az + offset;
    }

    /** Sets keys of the control state. */
    void control(String... settings) {
        List<String> command = new ArrayList<>(List.of("control", "set"));
        command.addAll(List.of(settings));
        vrs(command.toArray(String[]::new)).succeeded();
    }

    /** The public port of the gateway of an AZ, 1 or 2. */
    String gateway(int az) {
        return "http://127.0.0.1:" + (BASE + 100 * az);
    }

    /** The entry name of the first region, by which players come in. */
    String entry() {
        return "http://main.r1.localhost:" + (BASE + 90);
    }

    @Override
    public void close() {
        vrs("down").succeeded();
    }
}
