package vrs.gateway.health;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import vrs.topology.Instance;

/** The present health of all instances that this gateway asks. Safe for use by many threads. */
public final class HealthBoard {
    private final HealthRule rule;
    private final BiConsumer<Instance, InstanceHealth> changed;
    private final Map<String, InstanceHealth> states = new ConcurrentHashMap<>();
    private final Set<String> probed = ConcurrentHashMap.newKeySet();

    /** @param changed told of each instance that came up or went down */
    public HealthBoard(HealthRule rule, BiConsumer<Instance, InstanceHealth> changed) {
        this.rule = rule;
        this.changed = changed;
    }

    /** How it is. */
    public InstanceHealth of(Instance instance) {
        return states.getOrDefault(instance.name(), InstanceHealth.initial());
    }

    /** Whether it may be asked. */
    public boolean isUp(Instance instance) {
        return of(instance).isUp();
    }

    /** How many instances have had a first check, whatever came of it. */
    public int probedCount() {
        return probed.size();
    }

    /** What came of a check. */
    public void probed(Instance instance, Probe.Result result) {
        probed.add(instance.name());
        move(instance, state -> state.after(result, rule));
    }

    /** A connection was refused to a request. */
    public void refused(Instance instance) {
        move(instance, state -> state.after(Probe.Result.REFUSED, rule));
    }

    /** It answered a request: missed checks before that were those of a busy process, not of a hung one. */
    public void answered(Instance instance) {
        if (of(instance) instanceof InstanceHealth.Up(int misses) && misses > 0) {
            move(instance, state -> switch (state) {
                case InstanceHealth.Up up -> up.answered();
                case InstanceHealth.Down down -> down;
            });
        }
    }

    private void move(Instance instance, UnaryOperator<InstanceHealth> step) {
        states.compute(instance.name(), (name, known) -> {
            InstanceHealth before = known == null ? InstanceHealth.initial() : known;
            InstanceHealth after = step.apply(before);
            if (before.isUp() != after.isUp()) {
                changed.accept(instance, after);
            }
            return after;
        });
    }
}
