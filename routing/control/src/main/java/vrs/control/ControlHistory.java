package vrs.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was changed by whom: one line a version, the last {@value #ENTRIES_MAX} of them. */
final class ControlHistory {
    static final int ENTRIES_MAX = 1_000;

    private final Path file;

    ControlHistory(Path file) {
        this.file = file;
    }

    /** The oldest first; a damaged line is passed over. */
    List<ControlEntry> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .flatMap(line -> ControlEntry.of(line).stream())
                .toList();
    }

    /**
     * Written before the state is, so that no change is ever without its line. A line whose change never came into force,
     * because its writer ended between the two, makes way for the one that takes its version.
     */
    void add(ControlEntry entry) throws IOException {
        List<ControlEntry> entries = new ArrayList<>(read());
        entries.removeIf(it -> it.version() >= entry.version());
        entries.add(entry);
        List<ControlEntry> last = entries.subList(Math.max(0, entries.size() - ENTRIES_MAX), entries.size());
        WholeFile.write(file, last.stream().map(ControlEntry::line).collect(Collectors.joining("\n", "", "\n")));
    }
}
