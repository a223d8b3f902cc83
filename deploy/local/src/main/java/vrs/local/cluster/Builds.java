package vrs.local.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import vrs.local.control.Build;
import vrs.local.plan.PlannedProcess;
import vrs.local.supervise.ChildPlan;

/** Which build each process runs: the one with which the cluster came up, or another one since. Safe for use by many threads. */
final class Builds {
    private final Build first;
    private final Map<String, PlannedProcess> processes;
    private final Plans plans;
    private final Map<String, Build> others = new ConcurrentHashMap<>();

    /** How a process of a build is started. */
    @FunctionalInterface
    interface Plans {
        /** @throws IOException in one line when that build cannot be had */
        ChildPlan of(PlannedProcess process, Build build) throws IOException;
    }

    Builds(Build first, Collection<PlannedProcess> processes, Plans plans) {
        this.first = first;
        this.processes =
                processes.stream().collect(Collectors.toUnmodifiableMap(PlannedProcess::name, Function.identity()));
        this.plans = plans;
    }

    /** The build with which the cluster came up. */
    Build first() {
        return first;
    }

    /** The build that a process runs, or will when it is started. */
    Build of(String name) {
        return others.getOrDefault(name, first);
    }

    /**
     * How these are started from that build; it is there to be started from then.
     *
     * @throws IOException in one line when it cannot be had
     */
    List<ChildPlan> plans(Collection<String> names, Build build) throws IOException {
        List<ChildPlan> all = new ArrayList<>();
        for (String name : names) {
            all.add(plans.of(processes.get(name), build));
        }
        return all;
    }

    /** These run that build from now on. */
    void run(Collection<String> names, Build build) {
        names.forEach(name -> others.put(name, build));
    }
}
