package vrs.local.cluster;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vrs.faults.process.Skew;
import vrs.local.control.Reply;
import vrs.local.plan.PathTarget;
import vrs.local.plan.Selection;
import vrs.topology.Instance;
import vrs.topology.Role;

/** All that can be broken in a cluster: processes by the launcher, paths by the fault proxies. Safe for use by many threads. */
final class Faults {
    private final ProcessFaults processes;
    private final PathFaults paths;
    private final Path data;
    private final int cores;

    /**
     * @param data the folder that holds a folder for each store
     * @param cores how many threads take processors when an order does not say
     */
    Faults(ProcessFaults processes, PathFaults paths, Path data, int cores) {
        this.processes = processes;
        this.paths = paths;
        this.data = data;
        this.cores = cores;
    }

    /** Breaks, and returns when it is broken. */
    Reply inject(String order, List<Instance> all) {
        return switch (FaultOrder.of(order, cores)) {
            case FaultOrder.Sound(Skew skew, String target, var lease) ->
                selected(target, all, names -> {
                    List<String> ours = withOurClock(names, all);
                    return ours.isEmpty()
                            ? new Reply.Unknown("nothing in \"" + target + "\" has a clock of ours")
                            : processes.inject(skew, ours, lease);
                });
            case FaultOrder.Sound(var fault, String target, var lease) ->
                selected(target, all, names -> processes.inject(fault, names, lease));
            case FaultOrder.Emptied(String target, var lease) ->
                selected(target, all, names -> {
                    Map<String, Path> folders = folders(names, all);
                    return folders.isEmpty()
                            ? new Reply.Unknown("no store in \"" + target + "\"; wipe is for document, sql, redis")
                            : processes.wipe(data, folders, lease);
                });
            case FaultOrder.OnPaths onPaths -> paths.inject(onPaths.at(PathTarget.ofOrder(onPaths.target(), all)));
            case FaultOrder.Unsound(String line) -> new Reply.Unknown(line);
        };
    }

    /** Those in force, one a line. */
    Reply list() {
        return switch (paths.list()) {
            case Reply.Done(String text) ->
                new Reply.Done(Stream.of(processes.list(), text)
                        .filter(lines -> !lines.isEmpty())
                        .collect(Collectors.joining("\n")));
            case Reply.Unknown unknown -> unknown;
            case Reply.Failed failed -> failed;
        };
    }

    /** Ends one, or all when the text is empty. */
    Reply heal(String id) {
        if (id.startsWith(PathFaults.MARK)) {
            return paths.heal(id.substring(PathFaults.MARK.length()));
        }
        if (!id.isEmpty()) {
            return processes.heal(id);
        }
        // First the processes: a proxy that stands still takes no orders.
        int healed = processes.healAll();
        return paths.healAll(healed);
    }

    /** Lets go what would be in the way of an end in good order. */
    void letGoAll() {
        processes.letGoAll();
    }

    private Map<String, Path> folders(List<String> names, List<Instance> all) {
        Map<String, Path> folders = new LinkedHashMap<>();
        all.stream()
                .filter(instance -> names.contains(instance.name()) && isStore(instance.role()))
                .forEach(store -> folders.put(store.name(), data.resolve(store.name())));
        return folders;
    }

    // Redis is no program of ours: it is started with other words, and knows no wrong clock.
    private static List<String> withOurClock(List<String> names, List<Instance> all) {
        return all.stream()
                .filter(instance -> names.contains(instance.name()) && instance.role() != Role.REDIS)
                .map(Instance::name)
                .toList();
    }

    private static boolean isStore(Role role) {
        return switch (role) {
            case DOCUMENT, SQL, REDIS -> true;
            case GATEWAY, DASH, DRM, CLEAR, FALLBACK, PUBLISHER, EDGE, ENTRY, DNS, PLAYER, CONSOLE, FAULTS -> false;
        };
    }

    private static Reply selected(String target, List<Instance> all, Function<List<String>, Reply> action) {
        return switch (Selection.of(target, all)) {
            case Selection.Selected selected -> action.apply(selected.names());
            case Selection.Unknown unknown -> new Reply.Unknown(unknown.line());
        };
    }
}
