package vrs.local.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/**
 * The fault proxies of a cluster: a port for each pair of a source AZ and a target, and the two ports of each gateway for those
 * outside. Each source is told these ports in the place of those of the targets.
 *
 * @param paths all of them
 */
public record FaultPaths(List<FaultPath> paths) {
    /** Those outside: viewers, and who asks a gateway on their behalf how it is. */
    public static final String CLIENTS = "clients";

    /** A cluster without them. */
    public static final FaultPaths NONE = new FaultPaths(List.of());

    private static final int FIRST = 70;
    private static final int LAST = 99;
    // The block has a proxy for each of 30 targets, and a full cluster has 30: this one stands beside its gateway.
    private static final int INTERNAL_FROM_OUTSIDE = 3;
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
        List<Instance> all = processes.stream().map(PlannedProcess::instance).toList();
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
                    paths.add(new FaultPath(
                            source.id(),
                            PathTarget.of(target, all),
                            protocol(target),
                            ports.inAz(block, offset++),
                            askedAt(process),
                            distanceMs(source, there)));
                }
            }
        }
        for (PlannedProcess process : processes) {
            Instance target = process.instance();
            if (target.role() == Role.GATEWAY) {
                String name = PathTarget.of(target, all);
                int listens = process.ports().getFirst();
                paths.add(new FaultPath(CLIENTS, name, protocol(target), target.port(), listens, 0));
                paths.add(new FaultPath(
                        CLIENTS,
                        PathTarget.internal(name),
                        protocol(target),
                        target.port() + INTERNAL_FROM_OUTSIDE,
                        target.internalPort(),
                        0));
            }
        }
        return new FaultPaths(paths);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return paths.isEmpty();
    }

    /** What the processes of an AZ, or those outside, are told in the place of how it is. */
    Topology seenFrom(String source, Topology real) {
        return new Topology(
                real.azs(),
                real.instances().stream()
                        .map(instance -> told(source, instance, real.instances()))
                        .toList(),
                real.names(),
                real.cdns());
    }

    /** What the fault proxies read. */
    public List<String> lines() {
        return paths.stream().map(FaultPath::line).toList();
    }

    // The public port of a gateway is a proxy for everybody; what differs is the port at which processes ask it.
    private Instance told(String source, Instance instance, List<Instance> all) {
        String name = PathTarget.of(instance, all);
        String target = source.equals(CLIENTS) ? PathTarget.internal(name) : name;
        Optional<FaultPath> leading = paths.stream()
                .filter(path -> path.source().equals(source) && path.target().equals(target))
                .findFirst();
        return leading.map(path ->
                        instance.role() == Role.GATEWAY ? instance.askedAt(path.listen()) : at(instance, path.listen()))
                .orElse(instance);
    }

    private static int askedAt(PlannedProcess process) {
        return process.instance().role() == Role.GATEWAY
                ? process.instance().internalPort()
                : process.ports().getFirst();
    }

    private static FaultPath.Protocol protocol(Instance target) {
        return switch (target.role()) {
            case REDIS, DOCUMENT, SQL -> FaultPath.Protocol.TCP;
            case GATEWAY, DASH, DRM, CLEAR, FALLBACK, PUBLISHER -> FaultPath.Protocol.HTTP;
            case EDGE, ENTRY, DNS, PLAYER, CONSOLE, FAULTS -> FaultPath.Protocol.HTTP;
        };
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
