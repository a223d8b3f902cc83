package vrs.local.plan;

import java.util.ArrayList;
import java.util.List;
import vrs.topology.Instance;

/**
 * One process of the cluster before it runs.
 *
 * @param instance who it is
 * @param ports everything that it listens on, the traffic port first, the management port last; with a fault proxy before it, the
 *     traffic port is not the one that others are told; Redis has one port only
 */
public record PlannedProcess(Instance instance, List<Integer> ports) {
    public PlannedProcess {
        ports = List.copyOf(ports);
    }

    /** Its unique name. */
    public String name() {
        return instance.name();
    }

    /** The same behind its public port: its traffic port lies so much higher. */
    PlannedProcess listeningAt(int offset) {
        List<Integer> moved = new ArrayList<>(ports);
        moved.set(0, ports.getFirst() + offset);
        return new PlannedProcess(instance, moved);
    }

    /** The port of health and metrics. */
    public int managementPort() {
        return ports.getLast();
    }
}
