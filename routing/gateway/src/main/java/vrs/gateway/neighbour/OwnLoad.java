package vrs.gateway.neighbour;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import vrs.control.ControlState;
import vrs.gateway.route.TrafficClass;
import vrs.topology.Instance;

/**
 * What this gateway tells its neighbours: the sum over the dash instances of its AZ that it admits. Safe for use by many
 * threads.
 */
public final class OwnLoad {
    private final List<Instance> dash;
    private final Predicate<Instance> admitted;
    private final LoadBoard board;

    /** @param dash all of this AZ, of every unit */
    public OwnLoad(List<Instance> dash, Predicate<Instance> admitted, LoadBoard board) {
        this.dash = List.copyOf(dash);
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
                    dash.stream()
                            .filter(instance -> instance.unit().equals(unit))
                            .filter(admitted)
                            .flatMap(instance -> board.of(instance).stream())
                            .map(load -> load.of(trafficClass))
                            .reduce(Load.Use.NOBODY, Load.Use::plus));
        }
        return new Load(uses);
    }
}
