package vrs.publisher.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import vrs.catalog.Revision;

/** One step of a journal: a head of kind, number of lines and checksum, then the lines. All of it counts, or nothing. */
sealed interface JournalBlock {
    record Promise(long epoch) implements JournalBlock {}

    record Accept(long epoch) implements JournalBlock {}

    record Forget(Revision upTo) implements JournalBlock {}

    record Replace(Revision position, List<LogEntry> entries) implements JournalBlock {}

    /** What stands at a place of the file. */
    sealed interface Read {
        /** This block, and where the next one begins. */
        record Whole(JournalBlock block, int end) implements Read {}

        /** The file ends within a block. */
        record CutOff() implements Read {}

        /** It is not what was written, and more comes after it. */
        record Damaged(String why) implements Read {}
    }

    /** The state after this step. */
    default JournalState on(JournalState state) {
        return switch (this) {
            case Promise(long epoch) -> state.promise(epoch);
            case Accept(long epoch) -> state.accept(epoch);
            case Forget(Revision upTo) -> state.forget(upTo);
            case Replace(Revision position, List<LogEntry> entries) -> state.replaceAfter(position, entries);
        };
    }

    /** How it stands in the file. */
    default String text() {
        List<String> lines = new ArrayList<>();
        switch (this) {
            case Promise(long epoch) -> lines.add("promise " + epoch);
            case Accept(long epoch) -> lines.add("accept " + epoch);
            case Forget(Revision upTo) -> lines.add("forget " + upTo);
            case Replace(Revision position, List<LogEntry> entries) -> {
                lines.add("replace " + position);
                entries.forEach(entry -> lines.add(EntryLine.write(entry)));
            }
        }
        String body = String.join("\n", lines) + "\n";
        return "block " + lines.size() + " " + checksum(body) + "\n" + body;
    }

    static Read read(String text, int at) {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            return new Read.CutOff();
        }
        String[] head = text.substring(at, end).split(" ", -1);
        if (head.length != 3 || !head[0].equals("block") || !head[1].matches("[0-9]{1,9}")) {
            return new Read.Damaged("no block begins there");
        }
        int from = end + 1;
        int to = from;
        for (int line = 0; line < Integer.parseInt(head[1]); line++) {
            to = text.indexOf('\n', to) + 1;
            if (to == 0) {
                return new Read.CutOff();
            }
        }
        String body = text.substring(from, to);
        boolean isLast = to == text.length();
        if (!checksum(body).equals(head[2])) {
            return isLast ? new Read.CutOff() : new Read.Damaged("checksum");
        }
        int next = to;
        return parse(body.lines().toList())
                .<Read>map(block -> new Read.Whole(block, next))
                .orElse(new Read.Damaged("unknown step"));
    }

    private static Optional<JournalBlock> parse(List<String> lines) {
        String[] words = lines.getFirst().split(" ", -1);
        if (words.length != 2) {
            return Optional.empty();
        }
        return switch (words[0]) {
            case "promise" -> Optional.of(new Promise(Long.parseLong(words[1])));
            case "accept" -> Optional.of(new Accept(Long.parseLong(words[1])));
            case "forget" -> Revision.parse(words[1]).map(Forget::new);
            case "replace" ->
                Revision.parse(words[1]).flatMap(position -> EntryLine.readAll(lines.subList(1, lines.size()))
                        .map(entries -> new Replace(position, entries)));
            default -> Optional.empty();
        };
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
