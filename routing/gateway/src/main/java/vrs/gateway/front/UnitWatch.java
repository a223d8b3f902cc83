package vrs.gateway.front;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vrs.control.ControlState;
import vrs.gateway.choice.Drains;
import vrs.gateway.choice.InstanceStanding;
import vrs.gateway.choice.UnitMood;
import vrs.topology.Instance;

/**
 * Looks at units and drains from time to time, and shows operators how they are: gauges, and one line for each change of
 * a unit as a whole. Belongs to the thread that looks.
 */
public final class UnitWatch {
    /** How often to look. */
    public static final long PERIOD_MS = 100;

    private final Candidates candidates;
    private final KnownInstances known;
    private final Drains drains;
    private final Supplier<ControlState> control;
    private final Map<String, UnitMood> moods = new HashMap<>();

    public UnitWatch(Candidates candidates, KnownInstances known, Drains drains, Supplier<ControlState> control) {
        this.candidates = candidates;
        this.known = known;
        this.drains = drains;
        this.control = control;
    }

    /** Shows gauges for all instances, units and AZs. */
    public UnitWatch show(MeterRegistry registry, List<String> azs) {
        for (Instance instance : candidates.all()) {
            gauge(registry, "vrs.gateway.instance.up", "whether it answers its checks", instance, () -> {
                InstanceStanding now = known.standing(instance);
                return now == InstanceStanding.ADMITTED || now == InstanceStanding.EJECTED ? 1 : 0;
            });
            gauge(registry, "vrs.gateway.instance.ejected", "whether requests are kept from it", instance, () -> {
                return known.standing(instance) == InstanceStanding.EJECTED ? 1 : 0;
            });
            gauge(registry, "vrs.gateway.instance.weight", "its weight now, 0 to 100", instance, () -> {
                return known.weight(instance, control.get());
            });
        }
        for (String unit : candidates.units()) {
            Gauge.builder(
                            "vrs.gateway.unit.panic",
                            () -> isIll(candidates.unit(unit).mood()) ? 1 : 0)
                    .description("whether its judges are passed over, since too few would be left")
                    .tag("unit", unit)
                    .register(registry);
        }
        for (String az : azs) {
            Gauge.builder("vrs.gateway.az.moved", () -> drains.movedShare(az))
                    .description("the share of its traffic that belongs to other AZs, 0 to 1")
                    .tag("az", az)
                    .register(registry);
        }
        return this;
    }

    /** One look. */
    public void look() {
        drains.look();
        for (String unit : candidates.units()) {
            UnitMood now = candidates.unit(unit).mood();
            UnitMood before = moods.put(unit, now);
            if (before != null && before != now) {
                known.changes().tell("unit", "of", unit, "mood", now, "before", before);
            }
        }
    }

    private static boolean isIll(UnitMood mood) {
        return switch (mood) {
            case PANIC, SUSPECT -> true;
            case CALM, NOBODY -> false;
        };
    }

    private static void gauge(
            MeterRegistry registry, String name, String description, Instance instance, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .tags(
                        "of",
                        instance.name(),
                        "az",
                        instance.az(),
                        "role",
                        instance.role().id())
                .register(registry);
    }
}
