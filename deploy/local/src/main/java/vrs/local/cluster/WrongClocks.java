package vrs.local.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vrs.faults.process.Skew;
import vrs.local.supervise.ChildPlan;
import vrs.local.supervise.Spawner;

/** Starts processes, some of them with a clock that is wrong. Safe for use by many threads. */
final class WrongClocks implements Spawner {
    private final Map<String, Skew> skews = new ConcurrentHashMap<>();
    private final Spawner spawner;

    WrongClocks(Spawner spawner) {
        this.spawner = spawner;
    }

    /** From their next start on. */
    void set(Collection<String> names, Skew skew) {
        names.forEach(name -> skews.put(name, skew));
    }

    /** From their next start on they have the right one. */
    void mend(Collection<String> names) {
        names.forEach(skews::remove);
    }

    @Override
    public Process spawn(ChildPlan plan) throws IOException {
        Optional<Skew> skew = Optional.ofNullable(skews.get(plan.name()));
        return spawner.spawn(skew.map(wrong -> with(wrong, plan)).orElse(plan));
    }

    // Behind the name of the JVM: what comes later on the line would win, and nothing else sets it.
    private static ChildPlan with(Skew skew, ChildPlan plan) {
        List<String> words = new ArrayList<>(plan.command());
        words.add(1, skew.argument());
        return new ChildPlan(plan.name(), words, plan.log(), plan.ready());
    }
}
