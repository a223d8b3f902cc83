package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

class RunningClusterTest {
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final ClusterPlan plan = ClusterPlan.small(1, new Ports(17_000));

    private final AtomicInteger firsts = new AtomicInteger();

    @TempDir
    private Path folder;

    private ProcessRecords records;
    private RunningCluster cluster;

    @BeforeEach
    void startAll() {
        records = new ProcessRecords(folder);
        List<ChildPlan> plans = plan.processes().stream()
                .map(process -> new ChildPlan(
                        process.name(),
                        List.of("/bin/sh", "-c", "exec sleep 600"),
                        folder.resolve("x.log"),
                        URI.create("http://127.0.0.1:1/")))
                .toList();
        Supervisor supervisor = new Supervisor(
                plans,
                child -> new ProcessBuilder(child.command()).start(),
                child -> CompletableFuture.completedFuture(true),
                records,
                new SupervisorConfig(4, 60_000, 10, 10, 2, 1_000, BackOffConfig.defaults()),
                loop,
                System::nanoTime,
                event -> {});
        cluster = new RunningCluster(plan, "0.1.0", supervisor, firsts::incrementAndGet);
        supervisor.start(plan.processes().stream().map(PlannedProcess::name).toList());
        Awaitility.await().until(() -> cluster.status().stream()
                .allMatch(row -> row.child().ready()));
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
        assertThat(cluster.status()).allMatch(row -> row.version().equals("0.1.0"));
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
        assertThat(cluster.down()).as("asked twice").isEqualTo(new Reply.Done("12"));
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
