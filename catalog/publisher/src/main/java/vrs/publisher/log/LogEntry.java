package vrs.publisher.log;

import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/**
 * One change and the change before it. A revision is given out once, by one leader, so that two logs that hold the same
 * revision hold the same up to there.
 *
 * @param previous the change before this one in the order of the site; {@link Revision#NONE} for the first
 * @param entry what was written
 */
public record LogEntry(Revision previous, CatalogEntry entry) {
    public LogEntry {
        if (!entry.revision().isAfter(previous)) {
            throw new IllegalArgumentException(entry.revision() + " does not come after " + previous);
        }
    }

    /** The revision of the change. */
    public Revision revision() {
        return entry.revision();
    }
}
