package vrs.door;

import java.util.Optional;
import java.util.function.Supplier;
import vrs.control.CloudSwitch;
import vrs.control.ControlState;
import vrs.topology.Instance;
import vrs.topology.Topology;

/** What the operators say of the cloud that a process stands in. Safe for use by many threads. */
public final class OwnCloud implements Supplier<CloudSwitch> {
    private final Optional<String> cloud;
    private final Supplier<ControlState> control;

    private OwnCloud(Optional<String> cloud, Supplier<ControlState> control) {
        this.cloud = cloud;
        this.control = control;
    }

    /**
     * Of the cloud that the topology gives to the instance of this name; of one that it does not name nothing is said.
     *
     * @param control in force, asked each time
     */
    public static OwnCloud of(Topology topology, String instance, Supplier<ControlState> control) {
        return new OwnCloud(
                topology.instances().stream()
                        .filter(it -> it.name().equals(instance))
                        .map(Instance::cloud)
                        .findFirst(),
                control);
    }

    @Override
    public CloudSwitch get() {
        return cloud.map(control.get()::cloud).orElse(CloudSwitch.AUTO);
    }
}
