package vrs.publisher.log;

import java.util.List;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/**
 * The log of this publisher, as it follows a leader, which may be itself. What a majority is known to hold is committed:
 * only that is shown to anybody but publishers. Safe for use by many threads.
 */
public final class OwnLog {
    private final Journal journal;
    private final CommittedStore committed;
    private final int keptMax;
    private final Runnable onCommit;
    private Revision commit;

    /**
     * Goes on where the journal ends.
     *
     * @param keptMax how many committed changes stay in the journal one by one, for others that were away
     * @param onCommit told after more is committed; must not block
     */
    public OwnLog(Journal journal, CommittedStore committed, int keptMax, Runnable onCommit) {
        this.journal = journal;
        this.onCommit = onCommit;
        this.committed = committed;
        this.keptMax = keptMax;
        Revision stored = committed.newest();
        if (stored.isAfter(journal.base()) && !holds(stored)) {
            // Ended while it was given what the others no longer have one by one.
            journal.forget(stored);
        }
        this.commit = stored.isAfter(journal.base()) ? stored : journal.base();
    }

    /** The epoch below which nobody may write. */
    public synchronized long promised() {
        return journal.promised();
    }

    /** The epoch of the last leader that this log followed. */
    public synchronized long accepted() {
        return journal.accepted();
    }

    /** The last change, committed or not. */
    public synchronized Revision last() {
        return journal.tail().isEmpty()
                ? journal.base()
                : journal.tail().getLast().revision();
    }

    /** Up to where a majority is known to hold this log. */
    public synchronized Revision commit() {
        return commit;
    }

    /** Whether the single change of this revision, or the end of what is kept together, is here. */
    public synchronized boolean holds(Revision revision) {
        return revision.equals(journal.base())
                || journal.tail().stream().anyMatch(entry -> entry.revision().equals(revision));
    }

    /** Somebody wants to lead. */
    public synchronized PrepareReply prepare(long epoch) {
        if (epoch < journal.promised()) {
            return new PrepareReply.Refused(journal.promised());
        }
        if (epoch > journal.promised()) {
            journal.promise(epoch);
        }
        return new PrepareReply.Promised(journal.accepted(), last(), commit);
    }

    /** The leader has changes, or only a word on what is committed. */
    public synchronized AppendReply append(Append message) {
        if (prepare(message.epoch()) instanceof PrepareReply.Refused(long promised)) {
            return new AppendReply.Refused(promised);
        }
        if (!holds(message.previous())) {
            return new AppendReply.Gap(last(), commit);
        }
        boolean completes = !message.syncPoint().isAfter(message.upTo());
        boolean follows = journal.accepted() == message.epoch();
        take(message, completes && !follows);
        if (completes && !follows) {
            journal.accept(message.epoch());
            follows = true;
        }
        if (follows) {
            commitTo(earlier(message.commit(), message.upTo()));
        }
        return new AppendReply.Taken(message.upTo(), follows);
    }

    /** @param cutsRest whether what this log has beyond the message is of an earlier leader, and void */
    private void take(Append message, boolean cutsRest) {
        List<LogEntry> there = entriesAfter(message.previous());
        List<LogEntry> given = message.entries();
        int same = 0;
        while (same < Math.min(there.size(), given.size())
                && there.get(same).revision().equals(given.get(same).revision())) {
            same++;
        }
        Revision agreed = same == 0 ? message.previous() : given.get(same - 1).revision();
        boolean isNew = same < given.size();
        boolean isRest = same < there.size();
        if (isNew || isRest && cutsRest) {
            if (commit.isAfter(agreed) && isRest) {
                throw new IllegalStateException("epoch " + message.epoch() + " would take back what is committed: "
                        + commit + " is after " + agreed);
            }
            journal.replaceAfter(agreed, given.subList(same, given.size()));
        }
    }

    /**
     * What a majority holds after a position, given without the single changes. Whoever holds that position holds what the
     * majority does up to there.
     */
    public synchronized AppendReply install(long epoch, Revision position, List<CatalogEntry> entries, Revision upTo) {
        if (prepare(epoch) instanceof PrepareReply.Refused(long promised)) {
            return new AppendReply.Refused(promised);
        }
        if (position.isAfter(commit)) {
            if (!holds(position)) {
                return new AppendReply.Gap(last(), commit);
            }
            commitTo(position);
        }
        if (upTo.isAfter(commit)) {
            committed.write(entries);
            journal.forget(upTo);
            commit = upTo;
            onCommit.run();
        }
        return new AppendReply.Taken(upTo, journal.accepted() == epoch);
    }

    /** What comes after a position, committed or not: for other publishers. */
    public synchronized LogRange after(Revision position, int countMax) {
        if (holds(position)) {
            return new LogRange.Exact(firstOf(entriesAfter(position), countMax));
        }
        List<CatalogEntry> page = committed.changesAfter(position, countMax);
        return new LogRange.Condensed(
                page, page.isEmpty() ? journal.base() : page.getLast().revision());
    }

    /** What is committed after a position, the last change of each vid: what a store should hold. */
    public synchronized List<CatalogEntry> committedAfter(Revision position, int countMax) {
        return committed.changesAfter(position, countMax);
    }

    /** The single committed changes after a position, as far as they are kept: for the feed. */
    public synchronized List<LogEntry> singleAfter(Revision position, int countMax) {
        return journal.tail().stream()
                .filter(entry ->
                        entry.revision().isAfter(position) && !entry.revision().isAfter(commit))
                .limit(countMax)
                .toList();
    }

    /** The last change of a vid, committed or not. */
    public synchronized Optional<CatalogEntry> lookup(String vid) {
        List<LogEntry> tail = journal.tail();
        for (int i = tail.size() - 1; i >= 0; i--) {
            if (tail.get(i).entry().vid().equals(vid)) {
                return Optional.of(tail.get(i).entry());
            }
        }
        return committed.lookup(vid);
    }

    /** Puts what is committed into the store of this publisher, and lets go what is no longer needed one by one. */
    synchronized void settle() {
        Revision stored = committed.newest();
        List<LogEntry> single = singleAfter(Revision.NONE, Integer.MAX_VALUE);
        List<CatalogEntry> fresh = single.stream()
                .map(LogEntry::entry)
                .filter(entry -> entry.revision().isAfter(stored))
                .toList();
        if (!fresh.isEmpty()) {
            committed.write(fresh);
        }
        if (single.size() > 2 * keptMax) {
            journal.forget(single.get(single.size() - keptMax - 1).revision());
        }
    }

    synchronized void commitTo(Revision revision) {
        if (revision.isAfter(commit)) {
            commit = revision;
            settle();
            onCommit.run();
        }
    }

    /** This publisher leads from now on, with the log that it has. */
    synchronized boolean lead(long epoch) {
        if (journal.promised() != epoch) {
            return false;
        }
        if (journal.accepted() != epoch) {
            journal.accept(epoch);
        }
        return true;
    }

    /** The leader writes its own changes; false when somebody else was promised a higher epoch meanwhile. */
    synchronized boolean extend(long epoch, List<LogEntry> entries) {
        if (journal.promised() != epoch
                || journal.accepted() != epoch
                || !entries.getFirst().previous().equals(last())) {
            return false;
        }
        journal.replaceAfter(last(), entries);
        return true;
    }

    /** Takes over what another log holds in the place of all after a position, before leading; false when a later leader wrote it. */
    synchronized boolean adopt(long epoch, Revision position, List<LogEntry> entries) {
        boolean isLater = entries.stream().anyMatch(entry -> entry.revision().epoch() > epoch);
        if (isLater || journal.promised() != epoch || !holds(position)) {
            return false;
        }
        journal.replaceAfter(position, entries);
        return true;
    }

    private List<LogEntry> entriesAfter(Revision position) {
        return journal.tail().stream()
                .filter(entry -> entry.revision().isAfter(position))
                .toList();
    }

    private static <T> List<T> firstOf(List<T> all, int countMax) {
        return all.subList(0, Math.min(all.size(), countMax));
    }

    private static Revision earlier(Revision a, Revision b) {
        return a.isAfter(b) ? b : a;
    }
}
