package vrs.local.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vrs.faults.lease.ExecutorTimer;
import vrs.faults.lease.LeaseBook;
import vrs.local.logs.LogFile;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.PlannedProcess;
import vrs.local.supervise.ChildEvent;
import vrs.local.supervise.ChildPlan;
import vrs.local.supervise.ProcessRecords;
import vrs.local.supervise.Supervisor;
import vrs.local.supervise.SupervisorConfig;
import vrs.process.EventLog;
import vrs.topology.Role;

/** Puts the launcher together and brings a cluster up: the one place that knows all the parts. */
public final class ClusterLaunch implements AutoCloseable {
    private static final long UP_BOUND_S = 240;
    private static final long LOG_BYTES_MAX = 16L << 20;
    private static final long LOG_LOOK_S = 10;
    private static final Set<Role> STORES = EnumSet.of(Role.PUBLISHER);

    private final LauncherConfig config;
    private final ClusterPlan plan;
    private final RunningCluster cluster;
    private final Supervisor supervisor;
    private final StartWatch watch;
    private final CatalogueSeed seed;
    private final Progress progress;
    private final ScheduledExecutorService loop;
    private final Announcement announcement;

    /** Takes commands from now on, but starts nothing yet. */
    public ClusterLaunch(
            LauncherConfig config, ClusterPlan plan, PrintStream err, Clock clock, LongSupplier tickerNanos)
            throws IOException {
        this(config, plan, JvmCommand.of(config), SupervisorConfig.forCores(config.cores()), err, clock, tickerNanos);
    }

    ClusterLaunch(
            LauncherConfig config,
            ClusterPlan plan,
            JvmCommand jvm,
            SupervisorConfig supervision,
            PrintStream err,
            Clock clock,
            LongSupplier tickerNanos)
            throws IOException {
        this.config = config;
        this.plan = plan;
        this.loop = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("supervisor").factory());
        ProcessRecords records = new ProcessRecords(config.home().processes());
        this.seed = new CatalogueSeed(
                jvm.publisher(
                        List.of("seed", config.root().resolve("catalog/samples").toString())),
                config.home().log(CatalogueSeed.NAME),
                records);
        this.watch = new StartWatch(
                names(plan.processes()),
                names(plan.processes().stream()
                        .filter(process -> STORES.contains(process.instance().role()))
                        .toList()),
                this::fill);
        this.progress = new Progress(err, new EventLog(err, clock, "launcher"), watch::progress);
        WrongClocks clocks = new WrongClocks(new JvmSpawner());
        Builds builds = new Builds(
                config.ownBuild(),
                plan.processes(),
                (process, build) -> childPlan(
                        process, build.equals(config.ownBuild()) ? jvm : JvmCommand.of(config.forBuild(build))));
        this.supervisor = new Supervisor(
                builds.plans(names(plan.processes()), builds.first()),
                clocks,
                new Readiness(),
                records,
                supervision,
                loop,
                tickerNanos,
                this::happened);
        this.cluster = new RunningCluster(plan, builds, supervisor, faults(clocks, tickerNanos), this::beforeEnd);
        this.announcement = Announcement.make(config, plan, cluster, this::homeIsGone);
    }

    /** Starts everything and returns when that has ended in one way or the other. */
    public StartOutcome start() {
        supervisor.start(names(plan.processes()));
        loop.schedule(() -> watch.outOfTime(UP_BOUND_S), UP_BOUND_S, TimeUnit.SECONDS);
        loop.scheduleWithFixedDelay(this::boundLogs, LOG_LOOK_S, LOG_LOOK_S, TimeUnit.SECONDS);
        loop.scheduleWithFixedDelay(announcement::keep, LOG_LOOK_S, LOG_LOOK_S, TimeUnit.SECONDS);
        StartOutcome outcome = watch.outcome().join();
        switch (outcome) {
            case StartOutcome.Ready ready -> {
                loop.execute(progress::clusterIsUp);
                cluster.isUp();
            }
            case StartOutcome.Failed failed -> {}
            case StartOutcome.Stopped stopped -> {}
        }
        return outcome;
    }

    /** Ends all processes and says how many there were. */
    public int end() {
        return cluster.end();
    }

    /** Returns when somebody has ended the cluster. */
    public void awaitEnd() {
        cluster.ended().join();
    }

    /** Takes no more commands. */
    @Override
    public void close() throws IOException {
        announcement.close();
    }

    // Deleting the home is a clean reset: nobody could end these processes after it.
    private void homeIsGone() {
        Thread.ofPlatform().name("reset").start(cluster::end);
    }

    private void beforeEnd() {
        watch.outcome().complete(new StartOutcome.Stopped());
        seed.end();
    }

    private void happened(ChildEvent event) {
        watch.accept(event);
        progress.accept(event);
    }

    private void fill() {
        seed.run().handle((exit, failure) -> failure == null ? exit : -1).thenAccept(exit -> {
            if (exit == 0) {
                watch.catalogueFilled();
            } else {
                watch.catalogueFailed(exit);
            }
        });
    }

    private Faults faults(WrongClocks clocks, LongSupplier tickerNanos) {
        ProcessEffects effects = new ProcessEffects(supervisor, clocks, ProcessEffects.hogOf(config));
        PathFaults paths = plan.faults().isEmpty()
                ? new PathFaults.None()
                : new FaultDoorClient(config.ports().faults(), config.home().faultCredential());
        return new Faults(
                new ProcessFaults(supervisor, leases(tickerNanos), effects),
                paths,
                config.home().data(),
                config.cores());
    }

    // On a thread of its own: what is slow to mend must not hold up the watch over the processes.
    private static LeaseBook<ProcessHarm> leases(LongSupplier tickerNanos) {
        ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("leases").factory());
        return new LeaseBook<>(new ExecutorTimer(alarms), tickerNanos, event -> {});
    }

    private void boundLogs() {
        for (PlannedProcess process : plan.processes()) {
            try {
                new LogFile(config.home().log(process.name())).bound(LOG_BYTES_MAX);
            } catch (IOException e) {
                // A full disk must not end the watch over the processes; the next look tries again.
                continue;
            }
        }
    }

    private ChildPlan childPlan(PlannedProcess process, JvmCommand jvm) throws IOException {
        return new ChildPlan(
                process.name(), jvm.of(process), config.home().log(process.name()), Readiness.of(process.instance()));
    }

    private static List<String> names(List<PlannedProcess> processes) {
        return processes.stream().map(PlannedProcess::name).toList();
    }
}
