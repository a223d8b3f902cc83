package vrs.publisher.log;

import java.util.List;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;

/** A log that a leader far away commits to. */
public final class TestLog {
    private final OwnLog own = new OwnLog(new MemoryJournal(), new MemoryCommitted(), 100, () -> {});
    private long counter;

    public OwnLog own() {
        return own;
    }

    /** So many more changes, each of another vid. */
    public void commit(int count) {
        for (int i = 0; i < count; i++) {
            Revision previous = counter == 0 ? Revision.NONE : new Revision(1, counter);
            counter++;
            Revision revision = new Revision(1, counter);
            own.append(new Append(
                    1,
                    Revision.NONE,
                    previous,
                    List.of(new LogEntry(previous, new Tombstone("v" + counter, revision))),
                    revision));
        }
    }
}
