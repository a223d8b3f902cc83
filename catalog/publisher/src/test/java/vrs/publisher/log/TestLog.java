package vrs.publisher.log;

import java.util.List;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;

/** A log that a leader far away commits to. */
public final class TestLog {
    private final OwnLog own = new OwnLog(new MemoryJournal(), new MemoryCommitted(), 100, () -> {});
    private Revision last = Revision.NONE;
    private long epoch = 1;

    public OwnLog own() {
        return own;
    }

    /** Another leader goes on. */
    public void epoch(long next) {
        epoch = next;
    }

    /** So many more changes, each of another vid. */
    public void commit(int count) {
        for (int i = 0; i < count; i++) {
            again("v" + (last.counter() + 1));
        }
    }

    /** One more change of that vid. */
    public void again(String vid) {
        Revision previous = last;
        last = new Revision(epoch, previous.counter() + 1);
        own.append(new Append(
                epoch, Revision.NONE, previous, List.of(new LogEntry(previous, new Tombstone(vid, last))), last));
    }
}
