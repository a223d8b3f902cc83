package vrs.publisher.log;

import java.util.List;
import vrs.catalog.Revision;

/**
 * What a leader tells another publisher; without entries it is a heartbeat.
 *
 * @param epoch in which it leads
 * @param syncPoint how far its log went when it began to lead: who holds that follows it
 * @param previous the change after which the entries come
 * @param entries the oldest first, may be empty
 * @param commit what a majority holds
 */
public record Append(long epoch, Revision syncPoint, Revision previous, List<LogEntry> entries, Revision commit) {
    public Append {
        entries = List.copyOf(entries);
    }

    /** The last change that a log holds which took this. */
    Revision upTo() {
        return entries.isEmpty() ? previous : entries.getLast().revision();
    }
}
