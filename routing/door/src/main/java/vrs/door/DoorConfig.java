package vrs.door;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import vrs.admission.AdmissionController;
import vrs.control.CloudSwitch;
import vrs.process.OwnDoor;
import vrs.process.ReadyState;

/**
 * What a service tells its door. The service makes one bean of it, beside the cluster's credential, a {@link ReadyState}, a
 * monotonic ticker in nanoseconds and a source of random numbers.
 *
 * @param service {@code drm} or {@code clear}: stands in {@code Server-Timing}, {@code VRS-Served} and the log
 * @param az of this process
 * @param instance of this process
 * @param publicPaths open without the credential, each as it stands in the request; mostly none
 * @param rehearsal what the process asks itself, in this order, before it says ready
 * @param able whether the service can do its work now; asked for each readiness check, once the process is warm
 * @param cloud what the operators say of the cloud that this process stands in; see {@link OwnCloud}
 * @param limit how many requests it takes at once
 */
public record DoorConfig(
        String service,
        String az,
        String instance,
        Set<String> publicPaths,
        List<OwnDoor.Step> rehearsal,
        BooleanSupplier able,
        Supplier<CloudSwitch> cloud,
        AdmissionController limit) {
    public DoorConfig {
        publicPaths = Set.copyOf(publicPaths);
        rehearsal = List.copyOf(rehearsal);
    }

    String served(String reason) {
        return "az=" + az + "; unit=-; instance=" + instance + "; grade=-; reason=" + reason + "; layer=-; drm-az="
                + azIf("drm") + "; clear-az=" + azIf("clear");
    }

    /** A browser comes to public paths only, and asks with OPTIONS first. */
    boolean hasPublic() {
        return !publicPaths.isEmpty();
    }

    String allowed() {
        return hasPublic() ? "POST, OPTIONS" : "POST";
    }

    /** Never before it is warm, nor once it was told to stop; between, the operators' word goes before its own. */
    boolean isUp(ReadyState state) {
        return state.isReady()
                && switch (cloud.get()) {
                    case AUTO -> able.getAsBoolean();
                    case FORCED_ONLINE -> true;
                    case FORCED_OFFLINE -> false;
                };
    }

    private String azIf(String asked) {
        return service.equals(asked) ? az : "-";
    }
}
