package vrs.control;

import java.util.ArrayList;
import java.util.List;
import vrs.topology.Az;
import vrs.topology.Cdn;
import vrs.topology.EntryName;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** Topologies with instances of one pool and cloud, or of both, in each of three AZs. */
final class TestTopologies {
    static final Topology SMALL = of(List.of("vm private"));
    static final Topology FULL = of(List.of("vm private", "container public"));

    private TestTopologies() {}

    private static Topology of(List<String> kinds) {
        List<Az> azs = List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1"), new Az("r2-az1", "r2"));
        List<Instance> instances = new ArrayList<>();
        for (Az az : azs) {
            for (String kind : kinds) {
                instances.add(instance(Role.DASH, az, "main", kind));
            }
            instances.add(instance(Role.DASH, az, "low", kinds.getFirst()));
            // A store is no instance of ours: its cloud cannot be forced.
            instances.add(instance(Role.REDIS, az, "-", "vm private"));
        }
        instances.add(new Instance("edge-cdn-a", Role.EDGE, "-", "-", "vm", "private", "127.0.0.1", 80));
        List<EntryName> names = List.of(
                new EntryName(EntryName.Kind.MAIN, "r1", "main.r1", 90),
                new EntryName(EntryName.Kind.RETRY, "r1", "retry.r1", 91),
                new EntryName(EntryName.Kind.MAIN, "r2", "main.r2", 92),
                new EntryName(EntryName.Kind.RETRY, "r2", "retry.r2", 93));
        List<Cdn> cdns = List.of(new Cdn("cdn-a", "http://a"), new Cdn("cdn-b", "http://b"));
        return new Topology(azs, instances, names, cdns);
    }

    private static Instance instance(Role role, Az az, String unit, String kind) {
        String[] words = kind.split(" ");
        String name = az.id() + "-" + role.id() + "-" + unit + "-" + words[0];
        return new Instance(name, role, az.id(), unit, words[0], words[1], "127.0.0.1", 1_000);
    }
}
