package vrs.prove.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import vrs.prove.cluster.Cluster;
import vrs.prove.cluster.Member;
import vrs.prove.proof.Workbench;

/** Three AZs with fault proxies and with the distance between them, as players and operators see them. */
final class FaultyCluster {
    private static final List<String> NAMES = List.of("main.r1", "retry.r1", "main.r2", "retry.r2");
    private static final int NAMES_FROM = 90;
    private static final int MANAGEMENT = 500;
    private static final String LEASE = "10m";
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final int LOOKS_MAX = 60;

    private final Cluster cluster;

    private FaultyCluster(Cluster cluster) {
        this.cluster = cluster;
    }

    /** How upstreams are called. */
    enum Mode {
        AS_SHIPPED(""),
        PINNED(" -Dvrs.dash.failover=off");

        private final String option;

        Mode(String option) {
            this.option = option;
        }
    }

    /** The one that runs, if it runs like this; else another one. Each play asks its upstreams: nothing is kept of them. */
    static FaultyCluster of(Workbench bench, Mode mode) throws IOException, InterruptedException {
        Cluster cluster =
                bench.cluster().with(Map.of("VRS_JAVA_OPTS_DASH", "-Dvrs.dash.upstreamCacheMs=0" + mode.option));
        Path mark = cluster.home().resolve("run/failover.mode");
        boolean isRight = Files.exists(mark)
                && Files.readString(mark).equals(mode.name())
                && cluster.attempt("status").exit() == 0;
        if (!isRight) {
            bench.say().accept("starting a cluster, " + mode);
            bench.cluster().close();
            cluster.run("up", "--faults", "--detach");
            Files.writeString(mark, mode.name());
        }
        return new FaultyCluster(cluster);
    }

    /** The origins of entry names that lead to each of the AZs. */
    List<String> everyAz() {
        return List.of(entry("main.r1"), entry("retry.r1"), entry("main.r2"));
    }

    /** The origin of an entry name. */
    String entry(String name) {
        return "http://" + name + ".localhost:" + (cluster.base() + NAMES_FROM + NAMES.indexOf(name));
    }

    /** The player page. */
    String page() {
        return "http://127.0.0.1:" + (cluster.base() + 1) + "/";
    }

    /** Begins to ask the entry names. */
    Names names(LongSupplier nanoTicker) {
        return new Names(cluster, nanoTicker);
    }

    /** Breaks. */
    void fault(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("fault"));
        command.addAll(words);
        command.addAll(List.of("--for", LEASE));
        cluster.run(command.toArray(String[]::new));
    }

    /** Decides. */
    void control(List<String> settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("control", "set"));
        command.addAll(settings);
        cluster.run(command.toArray(String[]::new));
    }

    /** Heals all. */
    void heal() throws IOException, InterruptedException {
        cluster.run("fault", "heal");
    }

    /** Replaces every process that makes answers, one by one. */
    void restartAll() throws IOException, InterruptedException {
        cluster.run("restart", "all", "--rolling");
    }

    /** All processes. */
    List<Member> members() throws IOException, InterruptedException {
        return cluster.members();
    }

    /**
     * Returns when every process is ready. Each look takes a process, so that they are few.
     *
     * @throws IOException when one of them is not within three minutes
     */
    void awaitReady() throws IOException, InterruptedException {
        for (int look = 0; cluster.attempt("status").exit() != 0; look++) {
            if (look == LOOKS_MAX) {
                throw new IOException("not every process is ready after 3 minutes; see ./vrs status");
            }
            Viewer.pause(LOOK);
        }
    }

    /** Management ports of all dash-services. */
    List<Integer> dashPorts() throws IOException {
        return Files.readAllLines(cluster.home().resolve("run/topology/all.topology")).stream()
                .map(line -> line.strip().split(" +"))
                .filter(f -> f.length > 8 && f[0].equals("instance") && f[2].equals("dash"))
                .map(f -> Integer.parseInt(f[8]) + MANAGEMENT)
                .toList();
    }
}
