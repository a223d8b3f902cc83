package vrs.publisher.member;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vrs.catalog.CatalogEntry;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;
import vrs.publisher.log.Append;
import vrs.publisher.log.AppendReply;
import vrs.publisher.log.EntryLine;
import vrs.publisher.log.LogEntry;
import vrs.publisher.log.LogRange;
import vrs.publisher.log.PrepareReply;

/** What publishers say to one another, as lines: a first one of words, then a change per line. A text that is none throws. */
final class LogWire {
    /** A text that no publisher of this version says. */
    static final class Garbled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Garbled(String what) {
            super(what);
        }
    }

    private LogWire() {}

    static String text(Append append) {
        String head = String.join(
                " ",
                Long.toString(append.epoch()),
                append.syncPoint().toString(),
                append.previous().toString(),
                append.commit().toString());
        return lines(head, append.entries().stream().map(EntryLine::write));
    }

    static Append append(String text) {
        List<String> lines = text.lines().toList();
        String[] words = words(lines, 4);
        return new Append(number(words[0]), revision(words[1]), revision(words[2]), entries(lines), revision(words[3]));
    }

    static String text(PrepareReply reply) {
        return switch (reply) {
            case PrepareReply.Promised(long accepted, Revision last, Revision commit) ->
                "promised " + accepted + " " + last + " " + commit;
            case PrepareReply.Refused(long promised) -> "refused " + promised;
        };
    }

    static PrepareReply prepareReply(String text) {
        String[] words = text.strip().split(" ");
        return switch (words[0] + words.length) {
            case "promised4" -> new PrepareReply.Promised(number(words[1]), revision(words[2]), revision(words[3]));
            case "refused2" -> new PrepareReply.Refused(number(words[1]));
            default -> throw new Garbled(text);
        };
    }

    static String text(AppendReply reply) {
        return switch (reply) {
            case AppendReply.Taken(Revision upTo, boolean follows) -> "taken " + upTo + " " + follows;
            case AppendReply.Gap(Revision last, Revision commit) -> "gap " + last + " " + commit;
            case AppendReply.Refused(long promised) -> "refused " + promised;
        };
    }

    static AppendReply appendReply(String text) {
        String[] words = text.strip().split(" ");
        return switch (words[0] + words.length) {
            case "taken3" -> new AppendReply.Taken(revision(words[1]), Boolean.parseBoolean(words[2]));
            case "gap3" -> new AppendReply.Gap(revision(words[1]), revision(words[2]));
            case "refused2" -> new AppendReply.Refused(number(words[1]));
            default -> throw new Garbled(text);
        };
    }

    static String text(LogRange range) {
        return switch (range) {
            case LogRange.Exact(List<LogEntry> entries) ->
                lines("exact", entries.stream().map(EntryLine::write));
            case LogRange.Condensed(List<CatalogEntry> entries, Revision upTo) ->
                lines("condensed " + upTo, entries.stream().map(RecordJson::write));
        };
    }

    static LogRange range(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) {
            throw new Garbled("nothing");
        }
        return lines.getFirst().equals("exact")
                ? new LogRange.Exact(entries(lines))
                : new LogRange.Condensed(records(lines), revision(words(lines, 2)[1]));
    }

    /** What {@code install} says. */
    record Install(long epoch, Revision position, List<CatalogEntry> entries, Revision upTo) {
        String text() {
            return lines(epoch + " " + position + " " + upTo, entries.stream().map(RecordJson::write));
        }

        static Install of(String text) {
            List<String> lines = text.lines().toList();
            String[] words = words(lines, 3);
            return new Install(number(words[0]), revision(words[1]), records(lines), revision(words[2]));
        }
    }

    static long number(String word) {
        if (!word.matches("[0-9]{1,18}")) {
            throw new Garbled(word);
        }
        return Long.parseLong(word);
    }

    static Revision revision(String word) {
        return Revision.parse(word).orElseThrow(() -> new Garbled(word));
    }

    private static String lines(String head, Stream<String> rest) {
        StringBuilder text = new StringBuilder(head).append('\n');
        rest.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String[] words(List<String> lines, int count) {
        String[] words = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ");
        if (words.length != count) {
            throw new Garbled(lines.isEmpty() ? "nothing" : lines.getFirst());
        }
        return words;
    }

    private static List<LogEntry> entries(List<String> lines) {
        return EntryLine.readAll(lines.subList(1, lines.size())).orElseThrow(() -> new Garbled("a change"));
    }

    private static List<CatalogEntry> records(List<String> lines) {
        List<CatalogEntry> records = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            switch (RecordJson.read(line)) {
                case RecordJson.Reading.Entry(CatalogEntry entry) -> records.add(entry);
                case RecordJson.Reading.Corrupt(String why) -> throw new Garbled(why);
            }
        }
        return records;
    }
}
