package vrs.gateway.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vrs.topology.Instance;

/**
 * Who of a unit may be asked. Checks and traffic are two judges, and each may leave out at most half of those that it
 * judges; beyond that it is passed over (panic). Two kinds are never asked by panic, since nobody judged them: an
 * instance that refuses connections, and one that says itself that it is not ready.
 *
 * <p>Panic needs a witness: where not one instance answers its checks, as when the only one of a small unit hangs, the
 * unit has nobody. Each request would wait in vain for nearly all of its time, while the neighbour AZ and the fallback
 * player answer at once.
 *
 * @param asked whom a request may ask, in the order of the unit
 * @param mood why these
 */
public record UnitAdmission(List<Instance> asked, UnitMood mood) {
    /** Judges a unit. */
    public static UnitAdmission of(List<Instance> unit, Function<Instance, InstanceStanding> standings) {
        List<Instance> judged = new ArrayList<>(unit.size());
        List<Instance> awake = new ArrayList<>(unit.size());
        List<Instance> admitted = new ArrayList<>(unit.size());
        for (Instance instance : unit) {
            InstanceStanding standing = standings.apply(instance);
            if (standing == InstanceStanding.UNREADY || standing == InstanceStanding.REFUSING) {
                continue;
            }
            judged.add(instance);
            if (standing.isAwake()) {
                awake.add(instance);
            }
            if (standing == InstanceStanding.ADMITTED) {
                admitted.add(instance);
            }
        }
        if (awake.isEmpty()) {
            return new UnitAdmission(List.of(), UnitMood.NOBODY);
        }
        if (admitted.isEmpty()) {
            return new UnitAdmission(awake, UnitMood.SUSPECT);
        }
        if (isMinority(awake, judged)) {
            return new UnitAdmission(judged, UnitMood.PANIC);
        }
        return isMinority(admitted, awake)
                ? new UnitAdmission(awake, UnitMood.PANIC)
                : new UnitAdmission(admitted, UnitMood.CALM);
    }

    private static boolean isMinority(List<Instance> left, List<Instance> of) {
        return 2 * left.size() < of.size();
    }
}
