package vrs.gateway.neighbour;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vrs.control.ControlState;
import vrs.gateway.route.TrafficClass;
import vrs.topology.Instance;

/**
 * What this gateway tells its neighbours: the sum over the dash instances of its AZ that it admits. Safe for use by many
 * threads.
 */
public final class OwnLoad {
    private final Function<String, List<Instance>> admitted;
    private final LoadBoard board;

    /** @param admitted whom of a dash unit of this AZ requests may go to now */
    public OwnLoad(Function<String, List<Instance>> admitted, LoadBoard board) {
        this.admitted = admitted;
        this.board = board;
    }

    /** As it is now. An instance that is silent adds nothing, so that nobody counts on it. */
    public Load now(ControlState control) {
        Map<TrafficClass, Load.Use> uses = new EnumMap<>(TrafficClass.class);
        for (TrafficClass trafficClass : TrafficClass.values()) {
            String unit = trafficClass.unit(control);
            uses.put(
                    trafficClass,
                    admitted.apply(unit).stream()
                            .flatMap(instance -> board.of(instance).stream())
                            .map(load -> load.of(trafficClass))
                            .reduce(Load.Use.NOBODY, Load.Use::plus));
        }
        return new Load(uses);
    }
}
