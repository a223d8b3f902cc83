package vrs.gateway.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import vrs.topology.Instance;

/** In which order the instances of one group are asked: least in flight first, equals in turn, the down ones not at all. */
public final class Rotation {
    private Rotation() {}

    /**
     * Orders a group.
     *
     * @param turn counts requests; equals begin with another one at each
     */
    public static List<Instance> order(
            List<Instance> group, Predicate<Instance> up, ToIntFunction<Instance> inFlight, int turn) {
        List<Instance> ordered = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            Instance instance = group.get(Math.floorMod(turn + i, group.size()));
            if (up.test(instance)) {
                ordered.add(instance);
            }
        }
        if (ordered.size() > 1) {
            ordered.sort(Comparator.comparingInt(inFlight));
        }
        return ordered;
    }
}
