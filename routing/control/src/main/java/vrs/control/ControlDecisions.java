package vrs.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vrs.topology.Topology;

/**
 * Whether a wish of an operator becomes the next state: its keys and values are checked, the names in them exist, and it
 * does not take the last of something away. Only writers ask: a reader takes what is sound, whatever it names.
 */
public final class ControlDecisions {
    private final Topology topology;
    private final ControlNames names;

    public ControlDecisions(Topology topology) {
        this.topology = topology;
        this.names = new ControlNames(topology);
    }

    /**
     * Who changes, and how determined.
     *
     * @param operator the name in the history
     * @param atMs when, in milliseconds since 1970
     * @param force does also what is guarded
     */
    public record Author(String operator, long atMs, boolean force) {}

    /** Sets some keys as one version; the value {@value ControlKeys#DEFAULT} takes a key back to what holds at rest. */
    public ControlDecision set(ControlState before, Map<String, String> wanted, Author author) {
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            Optional<String> fault = fault(before, one.getKey(), one.getValue());
            if (fault.isPresent()) {
                return new ControlDecision.Refused(fault.get());
            }
        }
        ControlState next = before.with(wanted, author.operator(), author.atMs());
        if (ControlChange.between(before, next).isEmpty()) {
            return new ControlDecision.Unchanged();
        }
        SortedMap<String, String> dangers = new TreeMap<>(ControlDangers.of(next, topology));
        dangers.keySet().removeAll(ControlDangers.of(before, topology).keySet());
        if (!dangers.isEmpty() && !author.force()) {
            String keys = wanted.entrySet().stream()
                    .map(it -> it.getKey() + "=" + it.getValue())
                    .collect(Collectors.joining(" "));
            return new ControlDecision.Guarded(
                    keys + " would " + String.join(", and ", dangers.values()) + "; --force does it anyway");
        }
        return new ControlDecision.Accepted(next);
    }

    /**
     * Takes the last change back, as a new version. That one may be taken back in its turn, which brings the change
     * again.
     *
     * @param history the oldest first
     */
    public ControlDecision undo(ControlState before, List<ControlEntry> history, Author author) {
        if (history.isEmpty()) {
            return new ControlDecision.Refused("nothing to take back: nobody changed anything yet");
        }
        ControlEntry last = history.getLast();
        if (last.version() != before.version()) {
            return new ControlDecision.Refused("nothing to take back: version " + before.version()
                    + " was made elsewhere, the last one in the history is " + last.version());
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        last.changes().forEach(change -> wanted.put(change.key(), change.before()));
        return set(before, wanted, author);
    }

    private Optional<String> fault(ControlState before, String key, String value) {
        boolean isLeader = key.equals(ControlFormat.LEADER);
        if (!value.equals(ControlKeys.DEFAULT)) {
            Optional<String> fault = isLeader ? Optional.empty() : ControlKeys.fault(key, value);
            return fault.or(() -> names.fault(key, value));
        }
        if (isLeader) {
            return Optional.of(key + " names an AZ, it has no default");
        }
        if (!ControlKeys.isKnown(key)) {
            return Optional.of("unknown key " + key);
        }
        // What names an AZ that is gone meanwhile can still be taken back.
        return before.set().containsKey(key) ? Optional.empty() : names.fault(key, value);
    }
}
