package vrs.control;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import vrs.topology.Az;
import vrs.topology.Cdn;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** What no operator wants by accident: states in which the last of something is taken away. */
final class ControlDangers {
    private static final List<Role> SERVING = List.of(Role.GATEWAY, Role.DASH, Role.DRM, Role.CLEAR, Role.FALLBACK);

    private ControlDangers() {}

    /** Each danger of a state by its name, with what it would do; to be read after "would". */
    static Map<String, String> of(ControlState state, Topology topology) {
        SortedMap<String, String> dangers = new TreeMap<>();
        List<String> active = topology.azs().stream()
                .map(Az::id)
                .filter(az -> !state.isDrained(az))
                .toList();
        if (active.isEmpty()) {
            dangers.put("az", "drain the last active AZ: no AZ would be left for players");
            // What is left of units and clouds is the same question again.
            return dangers;
        }
        List<Instance> dash = in(active, topology, it -> it.role() == Role.DASH);
        for (String unit : ControlNames.units(topology)) {
            List<Instance> there =
                    dash.stream().filter(it -> it.unit().equals(unit)).toList();
            if (all(there, Instance::az, az -> state.unitWeight(az, unit) == 0)) {
                dangers.put(
                        "unit." + unit,
                        "leave unit " + unit + " without weight in every active AZ: each would hand its traffic on");
            }
        }
        if (all(dash, Instance::pool, pool -> state.poolWeight(pool) == 0)) {
            dangers.put("pool", "leave no pool that has instances with weight: none would be preferred");
        }
        if (all(topology.cdns(), Cdn::name, cdn -> state.cdnWeight(cdn) == 0)) {
            dangers.put("cdn", "leave no CDN with weight: none would be preferred");
        }
        List<Instance> serving = in(active, topology, it -> SERVING.contains(it.role()));
        if (all(serving, Instance::cloud, cloud -> state.cloud(cloud) == CloudSwitch.FORCED_OFFLINE)) {
            dangers.put("cloud", "force the last cloud offline: no instance would say that it is ready");
        }
        return dangers;
    }

    private static List<Instance> in(List<String> azs, Topology topology, Predicate<Instance> which) {
        return topology.instances().stream()
                .filter(it -> azs.contains(it.az()))
                .filter(which)
                .toList();
    }

    /** Not true of nothing: what does not exist cannot be taken away. */
    private static <T> boolean all(List<T> things, Function<T, String> name, Predicate<String> is) {
        return !things.isEmpty() && things.stream().map(name).allMatch(is);
    }
}
