package vrs.local.command;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vrs.control.ControlChange;
import vrs.control.ControlEntry;
import vrs.control.ControlSheet;
import vrs.control.ControlState;

/** The control state for people. */
final class ControlText {
    private ControlText() {}

    static String sheet(ControlState state, List<ControlSheet.Row> rows) {
        String head = state.version() == 0
                ? "version 0: nobody changed anything yet"
                : "version " + state.version() + " by " + state.operator() + " at "
                        + Instant.ofEpochMilli(state.changedAtMs()) + ", publisher epoch " + state.leaderEpoch();
        int keyWidth = rows.stream().mapToInt(row -> row.key().length()).max().orElse(1);
        int valueWidth =
                rows.stream().mapToInt(row -> row.value().length()).max().orElse(1);
        String form = "%-" + keyWidth + "s  %-" + valueWidth + "s  %s";
        return rows.stream()
                .map(row -> String.format(
                                Locale.ROOT,
                                form,
                                row.key(),
                                row.value(),
                                row.isSet() ? "set, at rest " + row.atRest() : "")
                        .stripTrailing())
                .collect(Collectors.joining("\n", head + "\n", "\n"));
    }

    /** A line a version. */
    static String history(List<ControlEntry> entries) {
        return entries.stream()
                .map(entry -> "version " + entry.version() + " at " + Instant.ofEpochMilli(entry.atMs()) + " by "
                        + entry.operator() + ": "
                        + entry.changes().stream().map(ControlChange::inForce).collect(Collectors.joining(" "))
                        + "\n")
                .collect(Collectors.joining());
    }
}
