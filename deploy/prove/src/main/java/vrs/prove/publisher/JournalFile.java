package vrs.prove.publisher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;

/**
 * What stands in the journal of a publisher, read from its file as it lies there, whether the publisher lives or not.
 *
 * @param base everything up to here was let go because it is committed
 * @param tail the changes after that, one by one
 */
record JournalFile(Revision base, List<CatalogEntry> tail) {
    JournalFile {
        tail = List.copyOf(tail);
    }

    static JournalFile read(Path file) throws IOException {
        return Files.exists(file) ? of(Files.readString(file)) : new JournalFile(Revision.NONE, List.of());
    }

    static JournalFile of(String text) {
        Revision base = Revision.NONE;
        List<CatalogEntry> tail = new ArrayList<>();
        // What the last line feed does not end was cut off.
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        int at = 0;
        while (at < lines.size()) {
            int count = Integer.parseInt(lines.get(at).split(" ")[1]);
            int end = at + 1 + count;
            if (end > lines.size()) {
                break;
            }
            String[] words = lines.get(at + 1).split(" ");
            Revision to = Revision.parse(words[1]).orElse(Revision.NONE);
            if (words[0].equals("replace")) {
                tail.removeIf(entry -> entry.revision().isAfter(to));
                lines.subList(at + 2, end).forEach(line -> tail.add(entry(line)));
            } else if (words[0].equals("forget")) {
                tail.removeIf(entry -> !entry.revision().isAfter(to));
                base = to;
            }
            at = end;
        }
        return new JournalFile(base, tail);
    }

    private static CatalogEntry entry(String line) {
        return switch (RecordJson.read(line.substring(line.indexOf(' ') + 1))) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> entry;
            case RecordJson.Reading.Corrupt(String why) -> throw new IllegalStateException(why);
        };
    }

    boolean holds(Revision revision) {
        return !revision.isAfter(base)
                || tail.stream().anyMatch(entry -> entry.revision().equals(revision));
    }

    boolean holds(String vid) {
        return tail.stream().anyMatch(entry -> entry.vid().equals(vid));
    }
}
