package vrs.dash.api;

import java.util.Optional;
import java.util.function.Supplier;
import vrs.control.CloudSwitch;
import vrs.control.ControlState;
import vrs.process.ReadyState;

/**
 * Whether this process says that it is ready: what is true of it, unless the operators forced its cloud offline. A cloud
 * that is forced online says so from the moment at which its processes are warm until they are about to end, which is all
 * that is true of this process anyway. Safe for use by many threads.
 */
final class CloudReadiness {
    private final ReadyState state;
    private final Supplier<ControlState> control;
    private final Optional<String> cloud;

    /** @param cloud that this process runs in, when the topology knows it */
    CloudReadiness(ReadyState state, Supplier<ControlState> control, Optional<String> cloud) {
        this.state = state;
        this.control = control;
        this.cloud = cloud;
    }

    boolean isReady() {
        CloudSwitch decided = cloud.map(control.get()::cloud).orElse(CloudSwitch.AUTO);
        return switch (decided) {
            case AUTO, FORCED_ONLINE -> state.isReady();
            case FORCED_OFFLINE -> false;
        };
    }
}
