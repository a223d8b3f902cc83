package vrs.publisher.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;

/** A change in one line: the revision before it, and the record. */
public final class EntryLine {
    private EntryLine() {}

    /** The line, without its end. */
    public static String write(LogEntry entry) {
        return entry.previous() + " " + RecordJson.write(entry.entry());
    }

    /** The change, or empty when the line is none. */
    public static Optional<LogEntry> read(String line) {
        int at = line.indexOf(' ');
        if (at < 0) {
            return Optional.empty();
        }
        return Revision.parse(line.substring(0, at))
                .flatMap(previous -> switch (RecordJson.read(line.substring(at + 1))) {
                    case RecordJson.Reading.Entry(var entry) ->
                        entry.revision().isAfter(previous)
                                ? Optional.of(new LogEntry(previous, entry))
                                : Optional.<LogEntry>empty();
                    case RecordJson.Reading.Corrupt _ -> Optional.empty();
                });
    }

    /** All of them, or empty when one is none. */
    public static Optional<List<LogEntry>> readAll(List<String> lines) {
        List<LogEntry> entries = new ArrayList<>();
        for (String line : lines) {
            Optional<LogEntry> entry = read(line);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            entries.add(entry.get());
        }
        return Optional.of(entries);
    }
}
