package vrs.local.plan;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import vrs.topology.Instance;

/** Which processes a TARGET of the command line means. */
public sealed interface Selection {
    /** These, at least one. */
    record Selected(List<String> names) implements Selection {
        public Selected {
            names = List.copyOf(names);
        }
    }

    /** The target that means every process. */
    String ALL = "all";

    /** Nothing of that name; the line says what there is. */
    record Unknown(String line) implements Selection {}

    /**
     * Finds the processes that a target means: a process, a role, {@code <az>}, {@code <az>/<role>}, a unit, {@code <az>/<unit>},
     * one of several as {@code <az>/<role>/<number>} or {@code <az>/<unit>/<number>}, or {@code all}.
     */
    static Selection of(String target, List<Instance> instances) {
        List<String> names =
                instances.stream().filter(matching(target)).map(Instance::name).toList();
        return names.isEmpty() ? new Unknown(unknown(target, instances)) : new Selected(names);
    }

    private static Predicate<Instance> matching(String target) {
        int slash = target.indexOf('/');
        if (target.equals(ALL)) {
            return i -> true;
        }
        if (slash < 0) {
            return i -> i.name().equals(target) || i.az().equals(target) && !isNone(target) || isKind(i, target);
        }
        String az = target.substring(0, slash);
        int second = target.indexOf('/', slash + 1);
        String kind = target.substring(slash + 1, second < 0 ? target.length() : second);
        String ending = second < 0 ? "" : "-" + target.substring(second + 1);
        return i -> i.az().equals(az)
                && !isNone(az)
                && i.name().endsWith(ending)
                && (isKind(i, kind) || i.name().equals(kind));
    }

    private static boolean isKind(Instance instance, String word) {
        return instance.role().id().equals(word) || instance.unit().equals(word) && !isNone(word);
    }

    private static boolean isNone(String word) {
        return word.equals("-");
    }

    private static String unknown(String target, List<Instance> instances) {
        TreeSet<String> azs = new TreeSet<>();
        TreeSet<String> roles = new TreeSet<>();
        TreeSet<String> units = new TreeSet<>();
        instances.forEach(i -> {
            azs.add(i.az());
            roles.add(i.role().id());
            units.add(i.unit());
        });
        azs.remove("-");
        units.remove("-");
        return "no target \"" + target + "\"; there are AZs " + String.join(", ", azs) + "; roles "
                + String.join(", ", roles) + "; units " + String.join(", ", units)
                + "; <az>/<role>, <az>/<unit>, <az>/<role>/<number>, all, and the names of ./vrs status";
    }
}
