package vrs.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of the history: {@code <version> <at-ms> <operator> <key>=<before>-><after> …}.
 *
 * @param version the one that it made
 * @param atMs when, in milliseconds since 1970
 * @param operator who
 * @param changes all that it changed
 */
public record ControlEntry(long version, long atMs, String operator, List<ControlChange> changes) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    public ControlEntry {
        changes = List.copyOf(changes);
    }

    static ControlEntry of(ControlState before, ControlState after) {
        return new ControlEntry(
                after.version(), after.changedAtMs(), after.operator(), ControlChange.between(before, after));
    }

    String line() {
        List<String> words = new ArrayList<>(List.of(Long.toString(version), Long.toString(atMs), operator));
        changes.forEach(change -> words.add(change.text()));
        return String.join(" ", words);
    }

    /** Nothing for a line that is none. */
    static Optional<ControlEntry> of(String line) {
        String[] words = line.split(" ");
        if (words.length < 3
                || !NUMBER.matcher(words[0]).matches()
                || !NUMBER.matcher(words[1]).matches()) {
            return Optional.empty();
        }
        List<ControlChange> changes = Arrays.stream(words)
                .skip(3)
                .flatMap(word -> ControlChange.of(word).stream())
                .toList();
        return changes.size() == words.length - 3
                ? Optional.of(new ControlEntry(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2], changes))
                : Optional.empty();
    }
}
