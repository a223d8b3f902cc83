package vrs.local.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import vrs.local.control.Build;
import vrs.local.control.Commands;
import vrs.local.control.Reply;
import vrs.local.control.StatusRow;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.PlannedProcess;
import vrs.local.plan.Selection;
import vrs.local.supervise.ChildPlan;
import vrs.local.supervise.ChildStatus;
import vrs.local.supervise.Supervisor;
import vrs.topology.Instance;

/** The cluster that this launcher keeps, as the commands see it. Safe for use by many threads. */
final class RunningCluster implements Commands {
    private static final int READY_BOUND_S = 90;
    /** They start one after the other beside those that serve. */
    private static final int READY_BOUND_EACH_S = 10;

    private static final int DEATHS_MAX = 2;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Instance> instances;
    private final Builds builds;
    private final Supervisor supervisor;
    private final Runnable first;
    private final Faults faults;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile Phase phase = Phase.STARTING;

    /**
     * @param faults what can be broken in it
     * @param first done before the processes are ended; may be called more than once
     */
    RunningCluster(ClusterPlan plan, Builds builds, Supervisor supervisor, Faults faults, Runnable first) {
        this.instances = plan.processes().stream()
                .map(PlannedProcess::instance)
                .collect(Collectors.toUnmodifiableMap(Instance::name, Function.identity()));
        this.builds = builds;
        this.supervisor = supervisor;
        this.faults = faults;
        this.first = first;
    }

    @Override
    public List<StatusRow> status() {
        return supervisor.status().stream()
                .map(child -> new StatusRow(
                        instances.get(child.name()), builds.of(child.name()).shown(), child))
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
    public Reply restart(String target, Optional<Build> build) {
        Build wanted = build.orElse(builds.first());
        return selected(target, names -> {
            List<ChildPlan> plans;
            try {
                // First, while all goes on: a build that is not there must stop nothing.
                plans = builds.plans(names, wanted);
            } catch (IOException e) {
                return new Reply.Failed(String.valueOf(e.getMessage()));
            }
            supervisor.plan(plans).join();
            builds.run(names, wanted);
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
        Map<String, Integer> before =
                children(names).stream().collect(Collectors.toMap(ChildStatus::name, ChildStatus::restarts));
        Duration bound = Duration.ofSeconds(Math.max(READY_BOUND_S, READY_BOUND_EACH_S * names.size()));
        supervisor.start(names);
        boolean ended = Poll.until(
                () -> notReady(names).isEmpty() || dead(names, before).isPresent(), POLL, bound);
        Optional<ChildStatus> dead = dead(names, before);
        if (dead.isPresent()) {
            return new Reply.Failed(dead.get().name() + " died " + DEATHS_MAX + " times before it was ready, exit "
                    + dead.get().lastExit().orElse(0) + "; see ./vrs logs "
                    + dead.get().name());
        }
        if (ended) {
            return new Reply.Done("ready: " + String.join(", ", names));
        }
        return new Reply.Failed("not ready after " + bound.toSeconds() + " s: " + String.join(", ", notReady(names))
                + "; see ./vrs logs");
    }

    private List<String> notReady(List<String> names) {
        return children(names).stream()
                .filter(child -> !child.ready())
                .map(ChildStatus::name)
                .toList();
    }

    // Somebody waits for it: its next starts would go as the last ones.
    private Optional<ChildStatus> dead(List<String> names, Map<String, Integer> before) {
        return children(names).stream()
                .filter(child -> !child.ready() && child.restarts() - before.get(child.name()) >= DEATHS_MAX)
                .findFirst();
    }

    private List<ChildStatus> children(List<String> names) {
        return supervisor.status().stream()
                .filter(child -> names.contains(child.name()))
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
