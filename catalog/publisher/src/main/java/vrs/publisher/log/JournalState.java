package vrs.publisher.log;

import java.util.ArrayList;
import java.util.List;
import vrs.catalog.Revision;

/** What a journal says at one moment; its terms are those of {@link Journal}. Immutable. */
record JournalState(long promised, long accepted, Revision base, List<LogEntry> tail) {
    static final JournalState EMPTY = new JournalState(0, 0, Revision.NONE, List.of());

    JournalState {
        tail = List.copyOf(tail);
    }

    JournalState promise(long epoch) {
        return new JournalState(epoch, accepted, base, tail);
    }

    JournalState accept(long epoch) {
        return new JournalState(promised, epoch, base, tail);
    }

    JournalState replaceAfter(Revision position, List<LogEntry> entries) {
        List<LogEntry> all = new ArrayList<>(tail);
        all.removeIf(entry -> entry.revision().isAfter(position));
        all.addAll(entries);
        return new JournalState(promised, accepted, base, all);
    }

    JournalState forget(Revision upTo) {
        return new JournalState(
                promised,
                accepted,
                upTo,
                tail.stream().filter(entry -> entry.revision().isAfter(upTo)).toList());
    }

    List<JournalBlock> blocks() {
        return List.of(
                new JournalBlock.Promise(promised),
                new JournalBlock.Accept(accepted),
                new JournalBlock.Forget(base),
                new JournalBlock.Replace(base, tail));
    }
}
