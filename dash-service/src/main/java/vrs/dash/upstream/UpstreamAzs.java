package vrs.dash.upstream;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import vrs.control.ControlState;
import vrs.topology.Az;
import vrs.topology.Topology;

/**
 * In which AZs may an upstream be asked, and in which order: the own one, its region, the others. A drained one is left
 * out, by and by, unless all are. Safe for use by many threads.
 */
public final class UpstreamAzs {
    private final List<String> ordered;
    private final DrainRamp drain;
    private final DoubleSupplier random;

    private UpstreamAzs(List<String> ordered, DrainRamp drain, DoubleSupplier random) {
        this.ordered = List.copyOf(ordered);
        this.drain = drain;
        this.random = random;
    }

    /**
     * All AZs, seen from one.
     *
     * @param ramp how long a drain takes to move all calls
     * @param random 0 to 1, safe for use by many threads: which calls have moved while a drain is under way
     */
    public static UpstreamAzs from(
            Topology topology, String homeAz, Duration ramp, LongSupplier nanoTicker, DoubleSupplier random) {
        List<String> ordered = topology.candidates(homeAz).stream().map(Az::id).toList();
        return new UpstreamAzs(ordered, new DrainRamp(ramp, nanoTicker), random);
    }

    /** The own AZ and no other, so that a comparison shows what failover does. */
    public UpstreamAzs pinned() {
        return new UpstreamAzs(ordered.subList(0, 1), drain, random);
    }

    /** Where one call may go. */
    List<String> of(ControlState control) {
        List<String> open = ordered.stream()
                .filter(az -> random.getAsDouble() >= drain.awayFrom(az, control.isDrained(az)))
                .toList();
        return open.isEmpty() ? ordered : open;
    }

    /** Sees a drain that begins or ends while nobody calls. */
    public void look(ControlState control) {
        ordered.forEach(az -> drain.awayFrom(az, control.isDrained(az)));
    }
}
