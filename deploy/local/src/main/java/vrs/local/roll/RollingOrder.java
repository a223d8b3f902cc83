package vrs.local.roll;

import java.util.Comparator;
import java.util.List;
import vrs.local.plan.Selection;
import vrs.topology.Instance;
import vrs.topology.Role;

/**
 * Which processes a target means when they are replaced one by one, and in which order: AZ by AZ, those that are asked before those
 * that ask them, the low unit before the main one, which it is the canary of.
 */
public final class RollingOrder {
    private static final String LOW = "low";

    private RollingOrder() {}

    /**
     * The processes of a target. An AZ, or all, means those that a player's answer is made by: stores lose what is hot in them, and of
     * entry names, pages and the like there is only one. Who names such a process or its role means it.
     */
    public static Selection of(String target, List<Instance> all) {
        boolean isWide = target.equals(Selection.ALL)
                || all.stream().anyMatch(instance -> instance.az().equals(target));
        return switch (Selection.of(target, all)) {
            case Selection.Unknown unknown -> unknown;
            case Selection.Selected selected ->
                new Selection.Selected(all.stream()
                        .filter(instance -> selected.names().contains(instance.name()))
                        .filter(instance -> !isWide || makesAnswers(instance.role()))
                        .sorted(Comparator.comparing(Instance::az)
                                .thenComparing(Instance::role, Comparator.comparingInt(RollingOrder::turn))
                                .thenComparing(instance -> !instance.unit().equals(LOW))
                                .thenComparing(Instance::name))
                        .map(Instance::name)
                        .toList());
        };
    }

    private static boolean makesAnswers(Role role) {
        return switch (role) {
            case PUBLISHER, CLEAR, DRM, FALLBACK, DASH, GATEWAY -> true;
            case EDGE, REDIS, DOCUMENT, SQL, ENTRY, DNS, PLAYER, CONSOLE, FAULTS -> false;
        };
    }

    private static int turn(Role role) {
        return switch (role) {
            case FAULTS, CONSOLE -> 0;
            case DOCUMENT -> 1;
            case SQL -> 2;
            case REDIS -> 3;
            case PUBLISHER -> 4;
            case CLEAR -> 5;
            case DRM -> 6;
            case FALLBACK -> 7;
            case DASH -> 8;
            case GATEWAY -> 9;
            case EDGE -> 10;
            case ENTRY, DNS -> 11;
            case PLAYER -> 12;
        };
    }
}
