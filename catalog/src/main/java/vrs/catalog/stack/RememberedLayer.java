package vrs.catalog.stack;

import java.time.Duration;
import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StreamLayer;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.disk.DiskStreamStore;

/**
 * A layer whose answers the replica of this instance remembers: what it holds is the mark below which no store's answer
 * counts, also after a restart, and a later answer stands in it before it is given.
 *
 * @param isLast whether there is no layer below it
 * @param rememberMax how long an answer waits for that at most
 */
record RememberedLayer(
        StreamLayer layer,
        boolean isLast,
        DiskStreamStore replica,
        ServedRevisions served,
        Duration rememberMax,
        StackListener listener)
        implements StreamLayer {
    @Override
    public Answer lookup(String vid, Duration timeLeft) {
        Revision held = replica.held(vid);
        if (held.isAfter(Revision.NONE)) {
            served.announced(vid, held);
        }
        Answer said = layer.lookup(vid, timeLeft);
        return switch (said.lookup()) {
            case Lookup.Found(CatalogEntry entry) -> notLower(said, entry, held);
            case Lookup.Absent _ -> said;
            case Lookup.Failed _ -> isLast ? orOwn(said, vid, held, timeLeft) : said;
        };
    }

    /** When nobody else can answer, what this instance holds does, unless it has heard of a later one. */
    private Answer orOwn(Answer said, String vid, Revision held, Duration timeLeft) {
        if (held.equals(Revision.NONE) || served.expected(vid).isAfter(held)) {
            return said;
        }
        Lookup own = replica.lookup(vid, timeLeft);
        return own instanceof Lookup.Found ? new Answer(own, replica.technology()) : said;
    }

    private Answer notLower(Answer said, CatalogEntry entry, Revision held) {
        if (held.isAfter(entry.revision())) {
            Lookup own = replica.lookup(entry.vid(), rememberMax);
            return new Answer(
                    own instanceof Lookup.Found ? own : new Lookup.Failed(FailureReason.BEHIND), replica.technology());
        }
        if (entry.revision().isAfter(replica.held(entry.vid()))
                && !replica.keep(List.of(entry), Revision.NONE, rememberMax)) {
            listener.notRemembered();
        }
        return said;
    }

    @Override
    public StreamStore.WriteOutcome fill(CatalogEntry entry, Duration timeLeft) {
        return layer.fill(entry, timeLeft);
    }
}
