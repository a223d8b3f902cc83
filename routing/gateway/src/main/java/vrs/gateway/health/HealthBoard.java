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
    private final BiConsumer<Instance, Boolean> changed;
    private final Map<String, InstanceHealth> states = new ConcurrentHashMap<>();
    private final Set<String> probed = ConcurrentHashMap.newKeySet();

    /** @param changed told of each instance that came up or went down */
    public HealthBoard(HealthRule rule, BiConsumer<Instance, Boolean> changed) {
        this.rule = rule;
        this.changed = changed;
    }

    /** Whether it may be asked. */
    public boolean isUp(Instance instance) {
        return states.getOrDefault(instance.name(), InstanceHealth.initial()).isUp();
    }

    /** How many instances have had a first probe, whatever came of it. */
    public int probedCount() {
        return probed.size();
    }

    /** A probe was answered well. */
    public void good(Instance instance) {
        probed.add(instance.name());
        move(instance, state -> state.good(rule));
    }

    /** A probe was missed. */
    public void miss(Instance instance) {
        probed.add(instance.name());
        move(instance, state -> state.miss(rule));
    }

    /** A connection was refused, to a probe or to a request. */
    public void refused(Instance instance) {
        move(instance, InstanceHealth::refused);
    }

    private void move(Instance instance, UnaryOperator<InstanceHealth> step) {
        states.compute(instance.name(), (name, known) -> {
            InstanceHealth before = known == null ? InstanceHealth.initial() : known;
            InstanceHealth after = step.apply(before);
            if (before.isUp() != after.isUp()) {
                changed.accept(instance, after.isUp());
            }
            return after;
        });
    }
}
