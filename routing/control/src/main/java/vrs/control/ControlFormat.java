package vrs.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Control state as lines: {@code vrs-control 1}, then {@code key value}. A reader that knows the document's minor version
 * refuses a key that it does not know; of a later minor it passes such keys over, so that versions run side by side. A
 * value that it does not know is refused in both: what is new comes under a new key.
 */
public final class ControlFormat {
    /** The key of the leader of the publishers. */
    public static final String LEADER = "publisher.leader";

    /** Grows when keys are added. */
    static final int MINOR = 1;

    private static final String MAGIC = "vrs-control 1";
    private static final String MINOR_KEY = "minor";
    private static final String VERSION = "version";
    private static final String EPOCH = "publisher.leader.epoch";
    private static final String OPERATOR = "operator";
    private static final String AT = "at-ms";
    private static final List<String> REQUIRED = List.of(VERSION, LEADER, EPOCH, OPERATOR);
    private static final Set<String> OPTIONAL = Set.of(MINOR_KEY, AT);

    private ControlFormat() {}

    /** What a text came to. */
    public sealed interface Reading {
        /** It is sound. */
        record Sound(ControlState state) implements Reading {}

        /** It is not; {@code why} names the line or key. */
        record Refused(String why) implements Reading {}
    }

    /** The text of the file. */
    public static String write(ControlState state) {
        List<String> lines = new ArrayList<>(List.of(
                MAGIC,
                MINOR_KEY + " " + MINOR,
                VERSION + " " + state.version(),
                LEADER + " " + state.leader(),
                EPOCH + " " + state.leaderEpoch(),
                OPERATOR + " " + state.operator(),
                AT + " " + state.changedAtMs()));
        new TreeMap<>(state.set()).forEach((key, value) -> lines.add(key + " " + value));
        return String.join("\n", lines) + "\n";
    }

    /** Reads such a text. */
    public static Reading read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(MAGIC)) {
            return new Reading.Refused("does not begin with \"" + MAGIC + "\"");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int at = line.indexOf(' ');
            String key = at < 0 ? line : line.substring(0, at);
            if (at < 0 || values.put(key, line.substring(at + 1)) != null) {
                return new Reading.Refused(key + " has no value, or two");
            }
        }
        try {
            return reading(values);
        } catch (IllegalArgumentException e) {
            return new Reading.Refused(e.getMessage());
        }
    }

    /** What is wrong with a line that is there is said before what is missing: it may be the same, misspelt. */
    private static Reading reading(Map<String, String> values) {
        boolean isLater = number(values, MINOR_KEY) > MINOR;
        Map<String, String> set = new TreeMap<>(values);
        set.keySet().removeAll(REQUIRED);
        set.keySet().removeAll(OPTIONAL);
        set.keySet().removeIf(key -> isLater && !ControlKeys.isKnown(key));
        for (Map.Entry<String, String> one : set.entrySet()) {
            Optional<String> fault = ControlKeys.fault(one.getKey(), one.getValue());
            if (fault.isPresent()) {
                return new Reading.Refused(fault.get());
            }
        }
        for (String key : REQUIRED) {
            if (!values.containsKey(key)) {
                return new Reading.Refused(key + " is missing");
            }
        }
        return new Reading.Sound(new ControlState(
                number(values, VERSION),
                values.get(LEADER),
                number(values, EPOCH),
                values.get(OPERATOR),
                number(values, AT),
                set));
    }

    private static long number(Map<String, String> values, String key) {
        String value = values.getOrDefault(key, "0");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " is \"" + value + "\", not a whole number", e);
        }
    }
}
