package vrs.local.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/**
 * The fault proxies of a cluster: a port for each pair of a source AZ and a target, and the public port of each gateway. A source
 * AZ is told these ports in the place of those of the targets.
 *
 * @param paths all of them
 */
public record FaultPaths(List<FaultPath> paths) {
    /** Those outside, who know the public ports only. */
    public static final String CLIENTS = "clients";

    /** A cluster without them. */
    public static final FaultPaths NONE = new FaultPaths(List.of());

    private static final int FIRST = 70;
    private static final int LAST = 99;
    private static final int SAME_REGION_MS = 1;
    private static final int OTHER_REGION_MS = 30;

    public FaultPaths {
        paths = List.copyOf(paths);
    }

    /**
     * Lays them out.
     *
     * @param processes as they listen themselves
     */
    static FaultPaths of(List<Az> azs, Ports ports, List<PlannedProcess> processes) {
        List<FaultPath> paths = new ArrayList<>();
        for (int block = 0; block < azs.size(); block++) {
            Az source = azs.get(block);
            int offset = FIRST;
            for (PlannedProcess process : processes) {
                Instance target = process.instance();
                if (isAsked(source, target)) {
                    if (offset > LAST) {
                        throw new IllegalStateException("more paths from " + source.id() + " than there are ports");
                    }
                    Az there = azs.stream()
                            .filter(az -> az.id().equals(target.az()))
                            .findFirst()
                            .orElseThrow();
                    paths.add(path(source.id(), process, ports.inAz(block, offset++), distanceMs(source, there)));
                }
            }
        }
        for (PlannedProcess process : processes) {
            if (process.instance().role() == Role.GATEWAY) {
                paths.add(path(CLIENTS, process, process.instance().port(), 0));
            }
        }
        return new FaultPaths(paths);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return paths.isEmpty();
    }

    /** What the processes of an AZ are told in the place of how it is. */
    Topology seenFrom(String source, Topology real) {
        return new Topology(
                real.azs(),
                real.instances().stream()
                        .map(instance -> leadingTo(source, instance)
                                .map(path -> at(instance, path.listen()))
                                .orElse(instance))
                        .toList(),
                real.names(),
                real.cdns());
    }

    /** What the fault proxies read. */
    public List<String> lines() {
        return paths.stream().map(FaultPath::line).toList();
    }

    private Optional<FaultPath> leadingTo(String source, Instance target) {
        return paths.stream()
                .filter(path -> path.source().equals(source) && path.target().equals(name(target)))
                .findFirst();
    }

    private static FaultPath path(String source, PlannedProcess process, int listen, int distanceMs) {
        Instance target = process.instance();
        FaultPath.Protocol protocol =
                switch (target.role()) {
                    case REDIS, DOCUMENT, SQL -> FaultPath.Protocol.TCP;
                    case GATEWAY, DASH, DRM, CLEAR, FALLBACK, PUBLISHER -> FaultPath.Protocol.HTTP;
                    case EDGE, ENTRY, DNS, PLAYER, CONSOLE, FAULTS -> FaultPath.Protocol.HTTP;
                };
        return new FaultPath(
                source, name(target), protocol, listen, process.ports().getFirst(), distanceMs);
    }

    // Nobody asks a player's answer of another AZ's dash or fallback player: that goes through its gateway.
    private static boolean isAsked(Az source, Instance target) {
        boolean own = target.az().equals(source.id());
        return switch (target.role()) {
            case DASH, FALLBACK -> own;
            case GATEWAY -> !own;
            case DRM, CLEAR, PUBLISHER, REDIS, DOCUMENT, SQL -> true;
            case EDGE, ENTRY, DNS, PLAYER, CONSOLE, FAULTS -> false;
        };
    }

    private static String name(Instance target) {
        String unit = target.unit().equals("-") ? "" : "-" + target.unit();
        return target.az() + "/" + target.role().id() + unit;
    }

    private static int distanceMs(Az source, Az target) {
        if (source.equals(target)) {
            return 0;
        }
        return source.region().equals(target.region()) ? SAME_REGION_MS : OTHER_REGION_MS;
    }

    private static Instance at(Instance instance, int port) {
        return new Instance(
                instance.name(),
                instance.role(),
                instance.az(),
                instance.unit(),
                instance.pool(),
                instance.cloud(),
                instance.host(),
                port);
    }
}
