package vrs.control;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vrs.topology.Az;
import vrs.topology.Cdn;
import vrs.topology.EntryName;
import vrs.topology.Topology;

/** Every key that a topology has, with what is in force: what operators look at. */
public final class ControlSheet {
    private ControlSheet() {}

    /**
     * A line of it.
     *
     * @param value what is in force
     * @param isSet whether an operator set it
     * @param atRest what holds when it is not set
     */
    public record Row(String key, String value, boolean isSet, String atRest) {}

    /** @param leaderAtRest the AZ that leads the publishers before anybody names one */
    public static List<Row> of(ControlState state, Topology topology, String leaderAtRest) {
        List<Row> rows = new ArrayList<>();
        Set<String> keys = keys(topology);
        // What names an AZ that is gone meanwhile is still there, and can be taken back.
        keys.addAll(new TreeSet<>(state.set().keySet()));
        for (String key : keys) {
            String atRest = ControlKeys.atRest(key).orElseThrow();
            rows.add(new Row(
                    key, state.set().getOrDefault(key, atRest), state.set().containsKey(key), atRest));
        }
        rows.add(new Row(ControlFormat.LEADER, state.leader(), state.leaderEpoch() > 1, leaderAtRest));
        return List.copyOf(rows);
    }

    private static Set<String> keys(Topology topology) {
        Set<String> keys = new LinkedHashSet<>();
        List<String> azs = topology.azs().stream().map(Az::id).toList();
        azs.forEach(az -> keys.add("az." + az));
        for (String region :
                new TreeSet<>(topology.names().stream().map(EntryName::region).toList())) {
            keys.add("dns." + region + ".main");
            keys.add("dns." + region + ".retry");
        }
        azs.forEach(
                az -> ControlNames.units(topology).forEach(unit -> keys.add("unit." + az + "." + unit + ".weight")));
        keys.addAll(List.of("pool.vm", "pool.container"));
        topology.cdns().stream().map(Cdn::name).forEach(cdn -> keys.add("cdn." + cdn));
        keys.addAll(List.of("cloud.private", "cloud.public", "degrade.drm", "degrade.dash"));
        keys.addAll(List.of("route.preload", "route.autoplay"));
        for (String service : ControlKeys.SERVICES) {
            for (String kind : List.of("qps", "inflight", "cpuPercent")) {
                keys.add("admission." + service + "." + kind);
            }
        }
        keys.addAll(List.of("avoid.dash", "avoid.drm", "avoid.clear"));
        for (String deadline : List.of("playMs", "attemptMs", "connectMs", "l2Ms", "l3Ms")) {
            keys.add("deadline." + deadline);
        }
        keys.addAll(List.of("retry.rules", "retry.budgetPercent", "flood.playsPer10s"));
        return keys;
    }
}
