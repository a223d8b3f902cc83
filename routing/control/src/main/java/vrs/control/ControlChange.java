package vrs.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One key that was changed.
 *
 * @param before its value, {@value ControlKeys#DEFAULT} for one that was not set
 * @param after likewise
 */
public record ControlChange(String key, String before, String after) {
    private static final Pattern FORM = Pattern.compile("([^= ]+)=([^> ]+)->([^> ]+)");

    /** What lies between two states, {@code publisher.leader} last; its epoch grows also when the AZ stays. */
    public static List<ControlChange> between(ControlState before, ControlState after) {
        SortedSet<String> keys = new TreeSet<>(before.set().keySet());
        keys.addAll(after.set().keySet());
        List<ControlChange> changes = new ArrayList<>();
        for (String key : keys) {
            ControlChange change = new ControlChange(
                    key,
                    before.set().getOrDefault(key, ControlKeys.DEFAULT),
                    after.set().getOrDefault(key, ControlKeys.DEFAULT));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        if (before.leaderEpoch() != after.leaderEpoch() || !before.leader().equals(after.leader())) {
            changes.add(new ControlChange(ControlFormat.LEADER, before.leader(), after.leader()));
        }
        return List.copyOf(changes);
    }

    /** For people: with what holds at rest in the place of {@value ControlKeys#DEFAULT}. */
    public String inForce() {
        return key + "=" + inForce(before) + "->" + inForce(after);
    }

    /** The line of an event: who, when, and which keys from what to what. */
    static String event(ControlState before, ControlState after) {
        List<String> changes =
                between(before, after).stream().map(ControlChange::inForce).toList();
        return "event=control-changed version=" + after.version() + " operator=" + after.operator() + " at="
                + Instant.ofEpochMilli(after.changedAtMs()) + " publisher.leader=" + after.leader() + " epoch="
                + after.leaderEpoch() + " changed=\"" + String.join(" ", changes) + "\"";
    }

    /** As it stands in the history. */
    String text() {
        return key + "=" + before + "->" + after;
    }

    /** Nothing for a text that is none. */
    static Optional<ControlChange> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ControlChange(form.group(1), form.group(2), form.group(3)))
                : Optional.empty();
    }

    private String inForce(String value) {
        return value.equals(ControlKeys.DEFAULT) ? ControlKeys.atRest(key).orElse(value) : value;
    }
}
