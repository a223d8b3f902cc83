package vrs.local.cluster;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vrs.faults.lease.Lease;
import vrs.faults.process.Cpu;
import vrs.faults.process.Hang;
import vrs.faults.process.Kill;
import vrs.faults.process.ProcessFault;
import vrs.faults.process.Skew;

/** What an order of a fault, in words, means. */
sealed interface FaultOrder {
    /** Types that the fault proxies do. */
    Set<String> ON_PATHS = Set.of("slow", "jitter", "stall", "errors", "garbage", "refuse", "reset", "cut");

    /** Of processes; it can be done, if there is such a target. */
    record Sound(ProcessFault fault, String target, Lease lease) implements FaultOrder {}

    /** A store is to lose what it holds. */
    record Emptied(String target, Lease lease) implements FaultOrder {}

    /**
     * Of paths; the fault proxies know whether it can be done.
     *
     * @param numbers such as {@code ms} and {@code percent}
     */
    record OnPaths(String type, String target, Lease lease, Map<String, Integer> numbers) implements FaultOrder {
        public OnPaths {
            numbers = Map.copyOf(numbers);
        }

        /** The same in the words of the fault proxies. */
        OnPaths at(String path) {
            return new OnPaths(type, path, lease, numbers);
        }
    }

    /** It cannot be done; one line. */
    record Unsound(String line) implements FaultOrder {}

    /**
     * Reads {@code <type> <target> <lease>} and numbers behind it, each {@code <name>=<number>}.
     *
     * @param cores how many threads a {@code cpu} has that names none
     */
    static FaultOrder of(String order, int cores) {
        String[] words = order.split(" ");
        if (words.length < 3) {
            return new Unsound("a fault is ordered as <type> <target> <lease>, not \"" + order + "\"");
        }
        try {
            return of(words[0], words[1], Lease.parse(words[2]), numbers(words), cores);
        } catch (IllegalArgumentException e) {
            return new Unsound(e.getMessage());
        }
    }

    private static FaultOrder of(String type, String target, Lease lease, Map<String, Integer> numbers, int cores) {
        if (ON_PATHS.contains(type)) {
            return new OnPaths(type, target, lease, numbers);
        }
        return switch (type) {
            case "kill" -> new Sound(new Kill(), target, lease);
            case "hang" -> new Sound(new Hang(), target, lease);
            case "cpu" -> new Sound(new Cpu(numbers.getOrDefault("threads", cores)), target, lease);
            case "skew" -> new Sound(new Skew(Duration.ofMillis(numbers.getOrDefault("ms", 0))), target, lease);
            case "wipe" -> new Emptied(target, lease);
            default ->
                new Unsound("no fault \"" + type
                        + "\"; there are kill, hang, wipe, cpu, skew, and with --faults slow, jitter, stall, errors, garbage,"
                        + " refuse, reset, cut");
        };
    }

    private static Map<String, Integer> numbers(String[] words) {
        Map<String, Integer> numbers = new TreeMap<>();
        Arrays.stream(words).skip(3).forEach(word -> {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("\"" + word + "\" is no <name>=<number>");
            }
            numbers.put(word.substring(0, equals), Integer.valueOf(word.substring(equals + 1)));
        });
        return numbers;
    }
}
