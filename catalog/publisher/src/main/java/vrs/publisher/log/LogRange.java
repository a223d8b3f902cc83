package vrs.publisher.log;

import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** A part of a log, the oldest change first. */
public sealed interface LogRange {
    /** Every change after the one asked for, up to the end of the log or of the page. */
    record Exact(List<LogEntry> entries) implements LogRange {
        public Exact {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What was changed after the one asked for, each vid with its last change: the single changes are no longer kept.
     * All of it is in a majority.
     *
     * @param upTo with these entries everything up to here is known, as far as it is not changed again later
     */
    record Condensed(List<CatalogEntry> entries, Revision upTo) implements LogRange {
        public Condensed {
            entries = List.copyOf(entries);
        }
    }
}
