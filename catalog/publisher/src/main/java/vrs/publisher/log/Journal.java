package vrs.publisher.log;

import java.util.List;
import vrs.catalog.Revision;

/**
 * What a publisher must not forget. Each change is durable when the call returns; one that throws leaves it open whether
 * it is, and the process has to end. Not safe for use by many threads.
 */
public interface Journal {
    /** No leader of a lower epoch may write. */
    long promised();

    /** The epoch of the last leader that this log followed. */
    long accepted();

    /** Everything up to here is in the replica of this publisher and no longer in the journal. */
    Revision base();

    /** The changes after the base, the oldest first. */
    List<LogEntry> tail();

    /** Raises the promised epoch. */
    void promise(long epoch);

    /** This log follows the leader of this epoch from now on. */
    void accept(long epoch);

    /** Puts these in the place of all that comes after a position, at once. */
    void replaceAfter(Revision position, List<LogEntry> entries);

    /** Lets go what comes up to a position, which the replica holds. */
    void forget(Revision upTo);
}
