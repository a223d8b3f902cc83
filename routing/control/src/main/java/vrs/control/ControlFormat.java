package vrs.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Control state as lines: {@code vrs-control 1}, then {@code key value}. A key that is not known is refused, as is one that is missing. */
public final class ControlFormat {
    /** The key of the leader of the publishers. */
    public static final String LEADER = "publisher.leader";

    private static final String MAGIC = "vrs-control 1";
    private static final String VERSION = "version";
    private static final String EPOCH = "publisher.leader.epoch";
    private static final String OPERATOR = "operator";
    private static final Set<String> KEYS = Set.of(VERSION, LEADER, EPOCH, OPERATOR);

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
        return String.join(
                        "\n",
                        MAGIC,
                        VERSION + " " + state.version(),
                        LEADER + " " + state.leader(),
                        EPOCH + " " + state.leaderEpoch(),
                        OPERATOR + " " + state.operator())
                + "\n";
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
            if (!KEYS.contains(key)) {
                return new Reading.Refused("unknown key " + key);
            }
            if (at < 0 || values.put(key, line.substring(at + 1)) != null) {
                return new Reading.Refused(key + " has no value, or two");
            }
        }
        for (String key : KEYS) {
            if (!values.containsKey(key)) {
                return new Reading.Refused(key + " is missing");
            }
        }
        try {
            return new Reading.Sound(new ControlState(
                    Long.parseLong(values.get(VERSION)),
                    values.get(LEADER),
                    Long.parseLong(values.get(EPOCH)),
                    values.get(OPERATOR)));
        } catch (IllegalArgumentException e) {
            return new Reading.Refused(e.getMessage());
        }
    }
}
