package vrs.local.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import vrs.local.control.Commands;
import vrs.local.control.Reply;
import vrs.local.control.StatusRow;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.PlannedProcess;
import vrs.local.plan.Selection;
import vrs.local.supervise.Supervisor;
import vrs.topology.Instance;

/** The cluster that this launcher keeps, as the commands see it. Safe for use by many threads. */
final class RunningCluster implements Commands {
    private static final Duration READY_BOUND = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Instance> instances;
    private final String version;
    private final Supervisor supervisor;
    private final Runnable first;
    private final Faults faults;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile Phase phase = Phase.STARTING;

    /**
     * @param faults what can be broken in it
     * @param first done before the processes are ended; may be called more than once
     */
    RunningCluster(ClusterPlan plan, String version, Supervisor supervisor, Faults faults, Runnable first) {
        this.instances = plan.processes().stream()
                .map(PlannedProcess::instance)
                .collect(Collectors.toUnmodifiableMap(Instance::name, Function.identity()));
        this.version = version;
        this.supervisor = supervisor;
        this.faults = faults;
        this.first = first;
    }

    @Override
    public List<StatusRow> status() {
        return supervisor.status().stream()
                .map(child -> new StatusRow(instances.get(child.name()), version, child))
                .toList();
    }

    @Override
    public Phase phase() {
        return phase;
    }

    void isUp() {
        phase = Phase.UP;
    }

    @Override
    public Reply stop(String target) {
        return selected(target, names -> {
            supervisor.stop(names).join();
            return new Reply.Done("stopped " + String.join(", ", names));
        });
    }

    @Override
    public Reply start(String target) {
        return selected(target, this::startAndWait);
    }

    @Override
    public Reply restart(String target) {
        return selected(target, names -> {
            supervisor.stop(names).join();
            return startAndWait(names);
        });
    }

    @Override
    public Reply fault(String order) {
        return faults.inject(order, instances());
    }

    @Override
    public Reply faults() {
        return faults.list();
    }

    @Override
    public Reply heal(String id) {
        return faults.heal(id);
    }

    @Override
    public Reply down() {
        return new Reply.Done(Integer.toString(end()));
    }

    /** Ends all processes; a second call waits for the first one. The number is of those that ran. */
    int end() {
        phase = Phase.ENDING;
        first.run();
        faults.letGoAll();
        int count = supervisor.shutdown().join();
        ended.complete(count);
        return ended.join();
    }

    /** There when all processes have ended for good. */
    CompletableFuture<Integer> ended() {
        return ended;
    }

    private Reply startAndWait(List<String> names) {
        supervisor.start(names);
        boolean ready = Poll.until(() -> notReady(names).isEmpty(), POLL, READY_BOUND);
        if (ready) {
            return new Reply.Done("ready: " + String.join(", ", names));
        }
        return new Reply.Failed("not ready after " + READY_BOUND.toSeconds() + " s: "
                + String.join(", ", notReady(names)) + "; see ./vrs logs");
    }

    private List<String> notReady(List<String> names) {
        return supervisor.status().stream()
                .filter(child -> !child.ready())
                .map(child -> child.name())
                .filter(names::contains)
                .toList();
    }

    private List<Instance> instances() {
        return status().stream().map(StatusRow::instance).toList();
    }

    private Reply selected(String target, Function<List<String>, Reply> action) {
        return switch (Selection.of(target, instances())) {
            case Selection.Selected selected -> action.apply(selected.names());
            case Selection.Unknown unknown -> new Reply.Unknown(unknown.line());
        };
    }
}
