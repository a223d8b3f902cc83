package vrs.local.plan;

import java.util.List;
import vrs.topology.Instance;

/**
 * The name of a target in the orders to the fault proxies: {@code <az>/<role>}, its unit behind it where its role has units, and its
 * number where the AZ has several of them. An order for a name means all whose names go on from there.
 */
public final class PathTarget {
    private PathTarget() {}

    /**
     * The name of an instance.
     *
     * @param all the instances of the cluster
     */
    static String of(Instance instance, List<Instance> all) {
        List<Instance> alike =
                all.stream().filter(other -> kind(other).equals(kind(instance))).toList();
        return alike.size() < 2
                ? kind(instance)
                : kind(instance) + instance.name().substring(instance.name().lastIndexOf('-'));
    }

    /** The internal port of the gateway of that name. */
    static String internal(String gateway) {
        return gateway + "-internal";
    }

    /**
     * What an order of the command line means: as it is, or the name of the one instance, or the kind of all the instances, that its
     * target means. Before an arrow stands an AZ.
     */
    public static String ofOrder(String order, List<Instance> all) {
        int arrow = order.indexOf("->");
        String from = arrow < 0 ? "" : order.substring(0, arrow + 2);
        String target = order.substring(from.length());
        return from
                + switch (Selection.of(target, all)) {
                    case Selection.Unknown unknown -> target;
                    case Selection.Selected selected ->
                        of(
                                target,
                                all.stream()
                                        .filter(instance -> selected.names().contains(instance.name()))
                                        .toList(),
                                all);
                };
    }

    private static String of(String target, List<Instance> meant, List<Instance> all) {
        List<String> kinds = meant.stream().map(PathTarget::kind).distinct().toList();
        if (kinds.size() > 1 || kinds.getFirst().startsWith("-")) {
            return target;
        }
        return meant.size() == 1 ? of(meant.getFirst(), all) : kinds.getFirst();
    }

    private static String kind(Instance instance) {
        String unit = instance.unit().equals("-") ? "" : "-" + instance.unit();
        return instance.az() + "/" + instance.role().id() + unit;
    }
}
