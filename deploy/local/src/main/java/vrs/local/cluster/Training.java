package vrs.local.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import vrs.local.home.Home;
import vrs.local.machine.PortHolders;
import vrs.local.machine.SocketOwner;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.PlannedProcess;
import vrs.local.plan.Ports;
import vrs.local.plan.Program;
import vrs.local.supervise.LeftOvers;
import vrs.local.supervise.ProcessRecords;
import vrs.local.supervise.SupervisorConfig;
import vrs.topology.Role;

/**
 * Makes the start caches: runs a small cluster of its own for some seconds, plays through it, and lets each JVM write down
 * what it has learnt. One training at a time for a checkout.
 */
public final class Training {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int STEP = 1_000;
    private static final int BASE_MAX = 31_000;
    private static final int BASES = 12;

    private final LauncherConfig config;
    private final StartCaches caches;
    private final Clock clock;
    private final LongSupplier tickerNanos;

    public Training(LauncherConfig config, Clock clock, LongSupplier tickerNanos) {
        this.config = config;
        this.caches = StartCaches.of(config);
        this.clock = clock;
        this.tickerNanos = tickerNanos;
    }

    /** Whether there is something to learn, and nobody said that it is not wanted. */
    public boolean isDue() throws IOException {
        return StartCacheChoice.of(config.environment()) == StartCacheChoice.MAKE
                && !caches.have(pupils(Ports.DEFAULT_BASE).values());
    }

    /**
     * Blocks until it is done, for about half a minute.
     *
     * @throws IOException in one line when it did not succeed; whatever it started has ended then
     */
    public void run() throws IOException {
        Files.createDirectories(caches.folder());
        try (FileChannel lock = FileChannel.open(
                caches.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (isDue()) {
                learn();
            }
        }
    }

    private void learn() throws IOException {
        Home home = new Home(caches.folder().resolve("home"));
        ProcessRecords records = new ProcessRecords(home.processes());
        home.prepare();
        new LeftOvers(records, PATIENCE).end();
        LauncherConfig school = school(home);
        ClusterPlan plan = ClusterPlan.small(1, school.ports());
        Map<String, Program> pupils = pupils(school.ports().base());
        Thread onSignal = new Thread(() -> endAll(records), "end-training");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try (PrintStream log =
                new PrintStream(caches.folder().resolve("training.log").toFile(), StandardCharsets.UTF_8)) {
            new Preparation(school, new PortHolders(new SocketOwner(Path.of("/proc"))), clock).make(plan);
            attend(school, plan, pupils, log);
        } finally {
            Runtime.getRuntime().removeShutdownHook(onSignal);
            Artefacts.delete(home.root());
        }
        for (Program program : pupils.values()) {
            if (!Files.exists(caches.draft(program))) {
                throw new IOException("no start cache of " + program.artifact());
            }
            caches.accept(program);
        }
    }

    private static void endAll(ProcessRecords records) {
        try {
            new LeftOvers(records, PATIENCE).end();
        } catch (IOException e) {
            // The next training ends what this one could not.
            return;
        }
    }

    private void attend(LauncherConfig school, ClusterPlan plan, Map<String, Program> pupils, PrintStream log)
            throws IOException {
        StartFlags flags = (process, program) -> program.equals(pupils.get(process))
                ? List.of("-XX:AOTCacheOutput=" + caches.draft(program))
                : List.of();
        JvmCommand jvm = new JvmCommand(school, new Artefacts(school), flags);
        SupervisorConfig supervision = SupervisorConfig.forCores(config.cores()).withPatience(Duration.ofMinutes(3));
        try (ClusterLaunch launch = new ClusterLaunch(school, plan, jvm, supervision, log, clock, tickerNanos)) {
            StartOutcome outcome = launch.start();
            if (outcome instanceof StartOutcome.Ready) {
                new TrainingPlays(school.ports(), log).run();
            }
            // Each process writes its cache when it is asked to end.
            launch.end();
            if (outcome instanceof StartOutcome.Failed failed) {
                throw new IOException(failed.line());
            }
        }
    }

    private LauncherConfig school(Home home) throws IOException {
        Map<String, String> plain = new HashMap<>(config.environment());
        plain.keySet().removeIf(name -> name.startsWith("VRS_JAVA_OPTS_"));
        OptionalInt base = freeBase();
        if (base.isEmpty()) {
            throw new IOException("no free ports");
        }
        return new LauncherConfig(
                config.root(),
                home,
                new Ports(base.getAsInt()),
                config.build(),
                config.jar(),
                config.version(),
                config.java(),
                config.cores(),
                plain);
    }

    private OptionalInt freeBase() {
        PortHolders holders = new PortHolders(new SocketOwner(Path.of("/proc")));
        return IntStream.iterate(BASE_MAX, base -> base - STEP)
                .limit(BASES)
                .filter(base -> base != config.ports().base())
                .filter(base -> holders.taken(ClusterPlan.small(1, new Ports(base)).processes().stream()
                                .flatMap(process -> process.ports().stream())
                                .toList())
                        .isEmpty())
                .findFirst();
    }

    /** One process of each program, by its name. */
    private static Map<String, Program> pupils(int base) {
        Map<String, Program> pupils = new LinkedHashMap<>();
        for (PlannedProcess process : ClusterPlan.small(1, new Ports(base)).processes()) {
            if (process.instance().role() == Role.REDIS) {
                continue;
            }
            Program program = Program.of(process.instance().role());
            if (!pupils.containsValue(program)) {
                pupils.put(process.name(), program);
            }
        }
        return pupils;
    }
}
