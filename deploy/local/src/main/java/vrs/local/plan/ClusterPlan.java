package vrs.local.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vrs.topology.Az;
import vrs.topology.Cdn;
import vrs.topology.EntryName;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/**
 * Which processes a local cluster has, and on which ports.
 *
 * @param ports the ports
 * @param azs its AZs
 * @param processes all processes, in the order in which they start
 * @param faults the ways through fault proxies, none when there are no proxies
 */
public record ClusterPlan(Ports ports, List<Az> azs, List<PlannedProcess> processes, FaultPaths faults) {
    /** The most AZs that a local cluster can have. */
    public static final int AZS_MAX = 3;

    private static final String NONE = "-";
    private static final int GATEWAY_BEHIND = 2;
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<Az> ALL_AZS =
            List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1"), new Az("r2-az1", "r2"));
    private static final List<String> CDNS = List.of("cdn-a", "cdn-b");

    public ClusterPlan {
        azs = List.copyOf(azs);
        processes = List.copyOf(processes);
    }

    /** The small cluster: one instance of each role and unit in each AZ. */
    public static ClusterPlan small(int azs, Ports ports) {
        return of(azs, Size.SMALL, ports);
    }

    /**
     * A cluster of that size.
     *
     * @throws IllegalArgumentException in one line when there cannot be so many AZs
     */
    public static ClusterPlan of(int azs, Size size, Ports ports) {
        if (azs < 1 || azs > AZS_MAX) {
            throw new IllegalArgumentException("--azs is " + azs + ", not 1 to " + AZS_MAX);
        }
        List<PlannedProcess> all = new ArrayList<>();
        // Stores and publishers come first: the catalogue is written while the rest starts.
        forEachAz(azs, ports, all, Role.DOCUMENT, NONE, 60);
        forEachAz(azs, ports, all, Role.SQL, NONE, 61);
        forEachAz(azs, ports, all, Role.PUBLISHER, NONE, 49);
        forEachAz(azs, ports, all, Role.REDIS, NONE, 50);
        for (int i = 0; i < CDNS.size(); i++) {
            all.add(process("edge-" + CDNS.get(i), Role.EDGE, NONE, NONE, List.of(ports.edge(i))));
        }
        all.add(process("player-1", Role.PLAYER, NONE, NONE, List.of(ports.player())));
        all.add(process(
                "entry-1",
                Role.ENTRY,
                NONE,
                NONE,
                IntStream.range(0, names(ports).size()).mapToObj(ports::entry).toList()));
        all.add(process("dns-1", Role.DNS, NONE, NONE, List.of(ports.dns())));
        forEachAz(azs, ports, all, Role.DRM, NONE, 30);
        forEachAz(azs, ports, all, Role.CLEAR, NONE, 40);
        forEachAz(azs, ports, all, Role.DASH, "main", 10);
        if (size == Size.FULL) {
            forEachAz(azs, ports, all, Place.SECOND, Role.DRM, NONE, 31);
            forEachAz(azs, ports, all, Place.SECOND, Role.CLEAR, NONE, 41);
            forEachAz(azs, ports, all, Place.SECOND, Role.DASH, "main", 11);
        }
        forEachAz(azs, ports, all, Role.DASH, "low", 20);
        forEachAz(azs, ports, all, Role.FALLBACK, NONE, 45);
        forEachAz(azs, ports, all, Role.GATEWAY, NONE, 0, 1);
        return new ClusterPlan(ports, ALL_AZS.subList(0, azs), all, FaultPaths.NONE);
    }

    /** The same with fault proxies in the way: the public port of a gateway is a proxy, and the gateway stands behind it. */
    public ClusterPlan withFaults() {
        List<PlannedProcess> behind = processes.stream()
                .map(process ->
                        process.instance().role() == Role.GATEWAY ? process.listeningAt(GATEWAY_BEHIND) : process)
                .toList();
        FaultPaths paths = FaultPaths.of(azs, ports, behind);
        List<Integer> listens = new ArrayList<>(List.of(ports.faults()));
        paths.paths().forEach(path -> listens.add(path.listen()));
        List<PlannedProcess> all =
                new ArrayList<>(List.of(process("faults-1", Role.FAULTS, NONE, NONE, List.copyOf(listens))));
        all.addAll(behind);
        return new ClusterPlan(ports, azs, all, paths);
    }

    /** What the processes of an AZ are told: with the fault proxies in the place of those whom it asks. */
    public Topology topologyOf(String az) {
        return faults.seenFrom(az, topology());
    }

    /** What those outside of the AZs are told, who ask the gateways as clients do. */
    public Topology topologyOutside() {
        return faults.seenFrom(FaultPaths.CLIENTS, topology());
    }

    /** How the processes stand to each other. */
    public Topology topology() {
        List<Cdn> cdns = IntStream.range(0, CDNS.size())
                .mapToObj(i -> new Cdn(CDNS.get(i), "http://" + CDNS.get(i) + ".localhost:" + ports.edge(i)))
                .toList();
        return new Topology(
                azs,
                processes.stream()
                        .map(PlannedProcess::instance)
                        .filter(instance -> instance.role() != Role.FAULTS)
                        .toList(),
                names(ports),
                cdns);
    }

    /** Every host name that has to lead to this machine. */
    public List<String> hosts() {
        List<String> hosts = new ArrayList<>(List.of("localhost"));
        names(ports).forEach(name -> hosts.add(name.host()));
        CDNS.forEach(cdn -> hosts.add(cdn + ".localhost"));
        return hosts;
    }

    private static List<EntryName> names(Ports ports) {
        List<EntryName> names = new ArrayList<>();
        for (String region : List.of("r1", "r2")) {
            names.add(name(EntryName.Kind.MAIN, "main", region, ports.entry(names.size())));
            names.add(name(EntryName.Kind.RETRY, "retry", region, ports.entry(names.size())));
        }
        return names;
    }

    private static EntryName name(EntryName.Kind kind, String word, String region, int port) {
        return new EntryName(kind, region, word + "." + region + ".localhost", port);
    }

    private static void forEachAz(
            int azs, Ports ports, List<PlannedProcess> into, Role role, String unit, int... offsets) {
        forEachAz(azs, ports, into, Place.FIRST, role, unit, offsets);
    }

    /** Where the instances of a unit stand that differ in nothing else. */
    private enum Place {
        FIRST("-1", "vm", "private"),
        SECOND("-2", "container", "public");

        private final String suffix;
        private final String pool;
        private final String cloud;

        Place(String suffix, String pool, String cloud) {
            this.suffix = suffix;
            this.pool = pool;
            this.cloud = cloud;
        }
    }

    private static void forEachAz(
            int azs, Ports ports, List<PlannedProcess> into, Place place, Role role, String unit, int... offsets) {
        for (int az = 0; az < azs; az++) {
            String id = ALL_AZS.get(az).id();
            String name = id + "-" + role.id() + (unit.equals(NONE) ? "" : "-" + unit) + place.suffix;
            int block = az;
            List<Integer> traffic = IntStream.of(offsets)
                    .mapToObj(offset -> ports.inAz(block, offset))
                    .toList();
            into.add(process(name, role, id, unit, place, traffic));
        }
    }

    private static PlannedProcess process(String name, Role role, String az, String unit, List<Integer> traffic) {
        return process(name, role, az, unit, Place.FIRST, traffic);
    }

    private static PlannedProcess process(
            String name, Role role, String az, String unit, Place place, List<Integer> traffic) {
        int port = traffic.getFirst();
        List<Integer> ports = new ArrayList<>(traffic);
        if (role != Role.REDIS) {
            ports.add(Ports.managementOf(port));
        }
        return new PlannedProcess(new Instance(name, role, az, unit, place.pool, place.cloud, LOOPBACK, port), ports);
    }
}
