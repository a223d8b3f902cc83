package vrs.local.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vrs.local.cluster.ClusterLaunch;
import vrs.local.cluster.LauncherConfig;
import vrs.local.cluster.Poll;
import vrs.local.cluster.Preparation;
import vrs.local.cluster.RedisCommand;
import vrs.local.cluster.StartOutcome;
import vrs.local.cluster.Training;
import vrs.local.control.Commands;
import vrs.local.control.ControlClient;
import vrs.local.control.LauncherRecord;
import vrs.local.home.HomeLock;
import vrs.local.logs.LogTail;
import vrs.local.machine.Memory;
import vrs.local.machine.PortHolders;
import vrs.local.machine.SocketOwner;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.Ports;
import vrs.local.plan.Size;
import vrs.local.supervise.LeftOvers;
import vrs.local.supervise.ProcessRecords;
import vrs.topology.Role;

/** Brings a cluster up and keeps it. */
@Command(name = "up", description = "starts the local cluster", sortOptions = false)
final class UpCommand implements Callable<Integer> {
    static final Duration PATIENCE = Duration.ofSeconds(8);

    // Keys, data and the first logs; room for the programs is seen when they are copied.
    private static final long ROOM_WANTED_MIB = 32;
    private static final int TAIL_LINES = 15;
    private static final int TAKEN_LINES_MAX = 10;

    @Option(names = "--azs", defaultValue = "3", paramLabel = "1..3", description = "number of AZs")
    private int azs;

    @Option(
            names = "--size",
            defaultValue = "small",
            paramLabel = "small|full",
            description = "full: a second instance of dash main, drm and clear in each AZ, of another pool and cloud")
    private String sizeWord;

    @Option(names = "--detach", description = "return when the cluster is ready, and leave it running")
    private boolean detach;

    @Option(names = "--faults", description = "puts the fault proxies in the way")
    private boolean faults;

    @Option(names = "--observe", hidden = true)
    private boolean observe;

    @Option(names = "--kept-by-detach", hidden = true)
    private boolean kept;

    private final LauncherConfig config;
    private final Console console;

    UpCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (observe) {
            console.err().println("up --observe: not there yet");
            return Exit.USAGE;
        }
        Size size = Size.of(sizeWord);
        ClusterPlan plain = ClusterPlan.of(azs, size, config.ports());
        ClusterPlan plan = faults ? plain.withFaults() : plain;
        config.home().prepare();
        Optional<LauncherRecord> other = LauncherRecord.alive(config.home().launcherFile());
        if (other.isPresent()) {
            return alreadyUp(other.get(), size);
        }
        config.home().refuseEarlierCatalogue();
        long roomMib = config.home().freeBytes() >> 20;
        if (roomMib < ROOM_WANTED_MIB) {
            console.err()
                    .println("VRS_HOME " + config.home().root() + " has " + roomMib + " MiB of room, and up wants "
                            + ROOM_WANTED_MIB + ": free some space or choose another VRS_HOME");
            return Exit.FAILED;
        }
        Optional<String> noRedis = RedisCommand.missing(config);
        if (noRedis.isPresent()) {
            console.err().println(noRedis.get());
            return Exit.FAILED;
        }
        return detach ? new DetachedUp(config, console).run(azs, options()) : keep(plan, size);
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("--azs", Integer.toString(azs), "--size", sizeWord));
        if (faults) {
            options.add("--faults");
        }
        return options;
    }

    private int alreadyUp(LauncherRecord launcher, Size size) throws IOException {
        ControlClient client = new ControlClient(launcher);
        if (phase(client) == Commands.Phase.STARTING) {
            console.err().println("pid " + launcher.pid() + " is bringing this cluster up; waiting for it");
            Poll.until(() -> phase(client) != Commands.Phase.STARTING, Duration.ofMillis(250), Duration.ofMinutes(4));
        }
        if (phase(client) != Commands.Phase.UP) {
            console.err().println("the cluster of " + config.home().root() + " is not up: see ./vrs status");
            return Exit.FAILED;
        }
        if (faults && !hasFaults(client)) {
            console.err().println("the cluster is up without faults: ./vrs down first, then ./vrs up --faults");
            return Exit.FAILED;
        }
        if (size == Size.FULL && !isFull(client)) {
            console.err().println("the cluster is up in size small: ./vrs down first, then ./vrs up --size full");
            return Exit.FAILED;
        }
        console.out().println("already up (launcher pid " + launcher.pid() + ", " + launcher.azs() + " AZs)");
        Welcome.lines(new Ports(launcher.base()), launcher.azs()).forEach(console.out()::println);
        return Exit.OK;
    }

    private static boolean hasFaults(ControlClient client) throws IOException {
        return client.status().stream().anyMatch(row -> row.instance().role() == Role.FAULTS);
    }

    private static boolean isFull(ControlClient client) throws IOException {
        return client.status().stream().anyMatch(row -> row.instance().cloud().equals("public"));
    }

    private static Commands.Phase phase(ControlClient client) {
        try {
            return client.phase();
        } catch (IOException e) {
            // It has ended meanwhile.
            return Commands.Phase.ENDING;
        }
    }

    private int keep(ClusterPlan plan, Size size) throws IOException {
        Optional<HomeLock> lock = HomeLock.ofLauncher(config.home());
        if (lock.isEmpty()) {
            console.err()
                    .println("another ./vrs up has just begun in "
                            + config.home().root());
            return Exit.FAILED;
        }
        HomeLock held = lock.get();
        try (held) {
            int ended = new LeftOvers(new ProcessRecords(config.home().processes()), PATIENCE).end();
            if (ended > 0) {
                console.err()
                        .println("ended " + ended + (ended == 1 ? " process" : " processes")
                                + " left over by a launcher that was killed");
            }
            MemoryAdvice.line(new Memory(Path.of("/")).availableBytes(), azs, size)
                    .ifPresent(console.err()::println);
            Preparation preparation =
                    new Preparation(config, new PortHolders(new SocketOwner(Path.of("/proc"))), console.clock());
            List<String> taken = preparation.takenPorts(plan);
            if (!taken.isEmpty()) {
                taken.stream().limit(TAKEN_LINES_MAX).forEach(console.err()::println);
                if (taken.size() > TAKEN_LINES_MAX) {
                    console.err().println("and " + (taken.size() - TAKEN_LINES_MAX) + " ports more");
                }
                console.err().println("nothing was started; VRS_PORT_BASE moves all ports");
                return Exit.FAILED;
            }
            preparation.make(plan);
            learnToStart();
            return launch(plan);
        }
    }

    // It only makes later starts quicker: a cluster without it is as good.
    private void learnToStart() throws IOException {
        Training training = new Training(config, console.clock(), console.tickerNanos());
        if (!training.isDue()) {
            return;
        }
        console.err().println("learning to start quickly (once after a build, about half a minute)");
        try {
            training.run();
        } catch (IOException e) {
            console.err()
                    .println("could not learn it, so starts will be slower: " + e.getMessage() + " (see "
                            + config.root().resolve("target/aot/training.log") + ")");
        }
    }

    private int launch(ClusterPlan plan) throws IOException {
        try (ClusterLaunch launch =
                new ClusterLaunch(config, plan, console.err(), console.clock(), console.tickerNanos())) {
            Thread onSignal = new Thread(() -> launch.end(), "end");
            Runtime.getRuntime().addShutdownHook(onSignal);
            console.err().println("starting " + plan.processes().size() + " processes in " + azs + " AZs");
            int exit =
                    switch (launch.start()) {
                        case StartOutcome.Ready ready -> {
                            if (!kept) {
                                Welcome.lines(config.ports(), azs).forEach(console.out()::println);
                            }
                            launch.awaitEnd();
                            yield Exit.OK;
                        }
                        case StartOutcome.Stopped stopped -> {
                            console.err().println("stopped before it was up");
                            launch.awaitEnd();
                            yield Exit.FAILED;
                        }
                        case StartOutcome.Failed failed -> {
                            explain(failed);
                            launch.end();
                            yield Exit.FAILED;
                        }
                    };
            return exit;
        }
    }

    private void explain(StartOutcome.Failed failed) throws IOException {
        Path log = config.home().log(failed.log());
        console.err().println(failed.line());
        console.err().println("the end of " + log + ":");
        List<String> tail = LogTail.last(log, TAIL_LINES);
        tail.forEach(line -> console.err().println("  " + line));
    }
}
