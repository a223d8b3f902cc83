package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.faults.lease.LeaseBook;
import vrs.local.control.Build;
import vrs.local.control.Commands;
import vrs.local.control.Reply;
import vrs.local.control.StatusRow;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.PlannedProcess;
import vrs.local.plan.Ports;
import vrs.local.supervise.BackOffConfig;
import vrs.local.supervise.ChildPlan;
import vrs.local.supervise.ProcessRecords;
import vrs.local.supervise.Supervisor;
import vrs.local.supervise.SupervisorConfig;
import vrs.topology.Instance;
import vrs.topology.Role;

class RunningClusterTest {
    private static final String SLEEP = "exec sleep 600";
    private static final Build FIRST = new Build("b1", "0.1.0");

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final ClusterPlan plan = ClusterPlan.small(1, new Ports(17_000));

    private final AtomicInteger firsts = new AtomicInteger();
    private final List<Runnable> alarms = new CopyOnWriteArrayList<>();
    private final List<Duration> delays = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private final List<ChildPlan> spawned = new CopyOnWriteArrayList<>();
    private final WrongClocks clocks = new WrongClocks(child -> {
        spawned.add(child);
        List<String> command = new ArrayList<>(child.command());
        command.removeIf(word -> word.startsWith("-D"));
        return new ProcessBuilder(command).start();
    });

    private ProcessRecords records;
    private Faults faults;
    private RunningCluster cluster;

    @BeforeEach
    void startAll() throws IOException {
        records = new ProcessRecords(folder);
        Builds builds = new Builds(FIRST, plan.processes(), this::childPlan);
        Supervisor supervisor = new Supervisor(
                builds.plans(plan.processes().stream().map(PlannedProcess::name).toList(), FIRST),
                clocks,
                child -> CompletableFuture.completedFuture(
                        child.command().getLast().equals(SLEEP)),
                records,
                new SupervisorConfig(
                        new SupervisorConfig.Boots(4, 60_000),
                        new SupervisorConfig.Boots(4, 60_000),
                        10,
                        10,
                        2,
                        1_000,
                        new BackOffConfig(50, 1_000, 60_000)),
                loop,
                System::nanoTime,
                event -> {});
        LeaseBook<ProcessHarm> leases =
                new LeaseBook<>((delay, task) -> alarm(delay, task), System::nanoTime, event -> {});
        ProcessEffects effects = new ProcessEffects(
                supervisor, clocks, (cpu, lease) -> List.of("/bin/sh", "-c", "echo burning; sleep 600"));
        faults = new Faults(
                new ProcessFaults(supervisor, leases, effects), new PathFaults.None(), folder.resolve("data"), 2);
        cluster = new RunningCluster(plan, builds, supervisor, faults, firsts::incrementAndGet);
        supervisor.start(plan.processes().stream().map(PlannedProcess::name).toList());
        Awaitility.await().until(() -> cluster.status().stream()
                .allMatch(row -> row.child().ready()));
    }

    private ChildPlan childPlan(PlannedProcess process, Build build) throws IOException {
        String script =
                switch (build.id()) {
                    case "none" -> throw new IOException("no such build");
                    case "broken" -> "exit 3";
                    default -> SLEEP;
                };
        return new ChildPlan(
                process.name(),
                List.of("/bin/sh", "-c", script),
                folder.resolve("x.log"),
                URI.create("http://127.0.0.1:1/"));
    }

    @AfterEach
    void endAll() {
        cluster.end();
        loop.shutdownNow();
    }

    @Test
    void status_hasARowPerProcess_inTheOrderOfThePlan() {
        assertThat(cluster.status())
                .extracting(StatusRow::instance)
                .containsExactlyElementsOf(
                        plan.processes().stream().map(PlannedProcess::instance).toList());
        assertThat(cluster.status()).allMatch(row -> row.version().equals("0.1.0+b1"));
    }

    @Test
    void stop_ofARole_leavesTheOthers() {
        assertThat(cluster.stop("dash")).isEqualTo(new Reply.Done("stopped r1-az1-dash-main-1, r1-az1-dash-low-1"));

        assertThat(down()).containsExactlyInAnyOrder("r1-az1-dash-main-1", "r1-az1-dash-low-1");
    }

    @Test
    void start_returnsWhenItIsReadyAgain() {
        cluster.stop("r1-az1/drm");

        assertThat(cluster.start("r1-az1/drm")).isEqualTo(new Reply.Done("ready: r1-az1-drm-1"));

        assertThat(down()).isEmpty();
    }

    @Test
    void restart_makesAnotherProcess() {
        long before = pid("entry-1");

        assertThat(cluster.restart("entry")).isInstanceOf(Reply.Done.class);

        assertThat(pid("entry-1")).isNotEqualTo(before);
    }

    @Test
    void restart_fromAnotherBuild_isSeenInTheStatus_andKeptByTheNextOne() {
        long before = pid("r1-az1-dash-low-1");

        assertThat(cluster.restart("low", Optional.of(new Build("b2", "0.2.0"))))
                .isEqualTo(new Reply.Done("ready: r1-az1-dash-low-1"));

        assertThat(pid("r1-az1-dash-low-1")).isNotEqualTo(before);
        assertThat(version("r1-az1-dash-low-1")).isEqualTo("0.2.0+b2");
        assertThat(version("r1-az1-dash-main-1")).isEqualTo("0.1.0+b1");
        cluster.restart("low");
        assertThat(version("r1-az1-dash-low-1")).isEqualTo("0.2.0+b2");

        assertThat(cluster.restart("low", Optional.empty())).isInstanceOf(Reply.Done.class);
        assertThat(version("r1-az1-dash-low-1")).isEqualTo("0.1.0+b1");
    }

    @Test
    void restart_fromABuildThatIsNotThere_stopsNothing() {
        long before = pid("r1-az1-dash-low-1");

        assertThat(cluster.restart("low", Optional.of(new Build("none", "0.2.0"))))
                .isEqualTo(new Reply.Failed("no such build"));

        assertThat(pid("r1-az1-dash-low-1")).isEqualTo(before);
        assertThat(version("r1-az1-dash-low-1")).isEqualTo("0.1.0+b1");
        assertThat(down()).isEmpty();
    }

    @Test
    void restart_fromABuildThatDies_failsLongBeforeItsTimeIsOver_andTheOldOneComesBack() {
        assertThat(cluster.restart("low", Optional.of(new Build("broken", "0.2.0"))))
                .isEqualTo(new Reply.Failed("r1-az1-dash-low-1 died 2 times before it was ready, exit 3;"
                        + " see ./vrs logs r1-az1-dash-low-1"));

        assertThat(cluster.restart("low", Optional.empty())).isInstanceOf(Reply.Done.class);
        assertThat(down()).isEmpty();
    }

    @Test
    void unknownTarget_changesNothing() {
        assertThat(cluster.stop("nonsense")).isInstanceOf(Reply.Unknown.class);
        assertThat(down()).isEmpty();
    }

    @Test
    void phase_goesFromStartingToEnding() throws IOException {
        assertThat(cluster.phase()).isEqualTo(Commands.Phase.STARTING);
        cluster.isUp();
        assertThat(cluster.phase()).isEqualTo(Commands.Phase.UP);

        assertThat(cluster.down())
                .isEqualTo(new Reply.Done(Integer.toString(plan.processes().size())));

        assertThat(firsts).hasValue(1);
        assertThat(cluster.phase()).isEqualTo(Commands.Phase.ENDING);
        assertThat(cluster.ended()).isCompletedWithValue(plan.processes().size());
        assertThat(records.alive()).isEmpty();
        assertThat(cluster.down())
                .as("asked twice")
                .isEqualTo(new Reply.Done(Integer.toString(plan.processes().size())));
    }

    @Test
    void kill_holdsItDownUntilItsLeaseIsOver() {
        long before = pid("r1-az1-drm-1");

        assertThat(cluster.fault("kill r1-az1/drm 45s"))
                .isEqualTo(new Reply.Done("1 kill r1-az1-drm-1: heals in 45 s"));
        assertThat(ProcessHandle.of(before).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(down()).containsExactly("r1-az1-drm-1");
        assertThat(state("r1-az1-drm-1")).as("nobody is about to start it").isEqualTo("stopped");
        assertThat(cluster.faults()).isEqualTo(new Reply.Done("1 kill r1-az1-drm-1: heals in 45 s"));

        leaseIsOver(Duration.ofSeconds(45));

        Awaitility.await().until(() -> down().isEmpty());
        assertThat(pid("r1-az1-drm-1")).isNotEqualTo(before);
        assertThat(cluster.faults()).isEqualTo(new Reply.Done(""));
    }

    @Test
    void hang_stopsItUntilItsLeaseIsOver() {
        long pid = pid("r1-az1-drm-1");
        Awaitility.await().until(() -> !isStopped(pid));

        assertThat(cluster.fault("hang r1-az1/drm 10m")).isInstanceOf(Reply.Done.class);
        Awaitility.await().until(() -> isStopped(pid));
        leaseIsOver(Duration.ofMinutes(10));

        Awaitility.await().until(() -> !isStopped(pid));
        assertThat(pid("r1-az1-drm-1")).isEqualTo(pid);
    }

    @Test
    void heal_endsOneOrAllBeforeTheirTime() {
        cluster.fault("hang drm 10m");
        cluster.fault("kill clear 10m");

        assertThat(cluster.heal("7")).isInstanceOf(Reply.Unknown.class);
        assertThat(cluster.heal("2")).isEqualTo(new Reply.Done("healed 2"));
        Awaitility.await().until(() -> down().isEmpty());
        assertThat(cluster.heal("")).isEqualTo(new Reply.Done("healed 1"));
        Awaitility.await().until(() -> !isStopped(pid("r1-az1-drm-1")));
    }

    @Test
    void fault_ofWhatIsBrokenOrStopped_isRefused() {
        cluster.fault("kill drm 10m");
        assertThat(cluster.fault("hang r1-az1 10m"))
                .isEqualTo(new Reply.Done("2 hang " + String.join(", ", up()) + ": heals in 600 s"));
        assertThat(cluster.fault("kill clear 10m")).isInstanceOf(Reply.Failed.class);
        assertThat(cluster.fault("kill drm 10m")).isEqualTo(new Reply.Failed("nothing of it runs"));
        cluster.heal("");
    }

    @ParameterizedTest
    @CsvSource({
        "slow drm 30s,slow needs the fault proxies: start with --faults",
        "cut r1-az1 30s,cut needs the fault proxies: start with --faults",
        "wipe r1-az1/drm 30s,no store in",
        "skew drm 30s,skew of 0 ms",
        "cpu r1-az1 30s threads=65,cpu of 65 threads",
        "cpu r1-az1 30s threads,\"threads\" is no <name>=<number>",
        "kill nonsense 30s,no target \"nonsense\"",
        "kill drm 11m,a lease of 660000 ms",
        "rain drm 30s,no fault \"rain\"",
        "kill  30s,no target \"\""
    })
    void faultThatCannotBe_isOneLine(String order, String line) {
        assertThat(cluster.fault(order))
                .isInstanceOfSatisfying(Reply.Unknown.class, unknown -> assertThat(unknown.line())
                        .startsWith(line));
        assertThat(down()).isEmpty();
    }

    @Test
    void skew_startsItWithAWrongClock_andTheEndOfItsLeaseWithTheRightOne() {
        long before = pid("r1-az1-drm-1");
        spawned.clear();

        assertThat(cluster.fault("skew r1-az1/drm 45s ms=-90000"))
                .isEqualTo(new Reply.Done("1 skew r1-az1-drm-1: heals in 45 s"));
        Awaitility.await().until(() -> down().isEmpty());
        assertThat(pid("r1-az1-drm-1")).isNotEqualTo(before);
        assertThat(spawned).hasSize(1);
        assertThat(spawned.getFirst().command()).contains("-Dvrs.clock.offset.ms=-90000");

        leaseIsOver(Duration.ofSeconds(45));

        Awaitility.await().until(() -> down().isEmpty() && spawned.size() == 2);
        assertThat(spawned.getLast().command()).noneMatch(word -> word.startsWith("-Dvrs.clock"));
    }

    @Test
    void skew_ofWhatIsNoProgramOfOurs_isRefused() {
        Instance redis =
                new Instance("r1-az1-redis-1", Role.REDIS, "r1-az1", "-", "vm", "private", "127.0.0.1", 17_150);

        assertThat(faults.inject("skew r1-az1/redis 30s ms=5", List.of(redis)))
                .isEqualTo(new Reply.Unknown("nothing in \"r1-az1/redis\" has a clock of ours"));
    }

    @Test
    void wipe_emptiesAStoreAndStartsIt_andIsNotUndone() throws IOException {
        Path data = folder.resolve("data");
        Path store = Files.createDirectories(data.resolve("r1-az1-document-1"));
        Path others = Files.createDirectories(data.resolve("r1-az1-sql-1"));
        Files.writeString(store.resolve("documents.mv"), "all of it");
        Files.writeString(others.resolve("vrs.mv.db"), "stays");
        long before = pid("r1-az1-document-1");

        assertThat(cluster.fault("wipe r1-az1/document 30s"))
                .isEqualTo(new Reply.Done("1 wipe r1-az1-document-1: heals in 30 s"));

        Awaitility.await().until(() -> down().isEmpty());
        assertThat(store).isEmptyDirectory();
        assertThat(others).isNotEmptyDirectory();
        assertThat(pid("r1-az1-document-1")).isNotEqualTo(before);
        leaseIsOver(Duration.ofSeconds(30));
        assertThat(store).isEmptyDirectory();
        assertThat(cluster.faults()).isEqualTo(new Reply.Done(""));
    }

    @Test
    void wipe_ofAStoreWithoutAFolder_startsIt() {
        long before = pid("r1-az1-document-1");

        assertThat(cluster.fault("wipe r1-az1-document-1 30s")).isInstanceOf(Reply.Done.class);

        Awaitility.await().until(() -> down().isEmpty());
        assertThat(pid("r1-az1-document-1")).isNotEqualTo(before);
    }

    @Test
    void cpu_isOfTheMachine_andEndsWithItsLease() {
        assertThat(cluster.fault("cpu r1-az1 45s"))
                .isEqualTo(new Reply.Done("1 cpu of this machine, which all AZs share: heals in 45 s"));
        assertThat(hogs()).isOne();
        assertThat(cluster.fault("kill r1-az1/drm 10m")).as("beside it").isInstanceOf(Reply.Done.class);

        alarms.getFirst().run();

        Awaitility.await().until(() -> hogs() == 0);
        cluster.heal("");
    }

    private static long hogs() {
        return ProcessHandle.current()
                .children()
                .filter(child -> spawnedBy(child).contains("burning"))
                .filter(ProcessHandle::isAlive)
                .count();
    }

    private static String spawnedBy(ProcessHandle child) {
        return child.info().commandLine().orElse("");
    }

    private Runnable alarm(Duration delay, Runnable task) {
        alarms.add(task);
        delays.add(delay);
        return () -> {};
    }

    private void leaseIsOver(Duration length) {
        assertThat(delays).containsExactly(length);
        alarms.getFirst().run();
    }

    private static boolean isStopped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
        } catch (IOException e) {
            return false;
        }
    }

    private String state(String name) {
        return cluster.status().stream()
                .filter(row -> row.instance().name().equals(name))
                .findFirst()
                .orElseThrow()
                .child()
                .state();
    }

    private String version(String name) {
        return cluster.status().stream()
                .filter(row -> row.instance().name().equals(name))
                .findFirst()
                .orElseThrow()
                .version();
    }

    private List<String> up() {
        return plan.processes().stream()
                .map(PlannedProcess::name)
                .filter(name -> name.startsWith("r1-az1") && !name.contains("drm"))
                .toList();
    }

    private List<String> down() {
        return cluster.status().stream()
                .filter(row -> !row.child().ready())
                .map(row -> row.instance().name())
                .toList();
    }

    private long pid(String name) {
        return cluster.status().stream()
                .filter(row -> row.instance().name().equals(name))
                .findFirst()
                .orElseThrow()
                .child()
                .pid()
                .orElseThrow();
    }
}
