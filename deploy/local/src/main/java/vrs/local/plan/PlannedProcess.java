package vrs.local.plan;

import java.util.List;
import vrs.topology.Instance;

/**
 * One process of the cluster before it runs.
 *
 * @param instance who it is
 * @param ports everything that it listens on, the traffic port first, the management port last
 */
public record PlannedProcess(Instance instance, List<Integer> ports) {
    public PlannedProcess {
        ports = List.copyOf(ports);
    }

    /** Its unique name. */
    public String name() {
        return instance.name();
    }

    /** The port of health and metrics. */
    public int managementPort() {
        return ports.getLast();
    }
}
