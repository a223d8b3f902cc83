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
 * counts, also after a restart, and a later answer stands in it before it is given. A disk that hangs is done without.
 *
 * @param isLast whether there is no layer below it
 * @param patience with which the replica is asked
 * @param rememberMax how long an answer waits at most until it is remembered
 */
record RememberedLayer(
        StreamLayer layer,
        boolean isLast,
        DiskStreamStore replica,
        Patience patience,
        ServedRevisions served,
        Duration rememberMax,
        StackListener listener)
        implements StreamLayer {
    private static final Duration NOT_WAITED_FOR = Duration.ofNanos(1);

    @Override
    public Answer lookup(String vid, Duration timeLeft) {
        Revision held = patience.ask(() -> replica.held(vid)).orElse(Revision.NONE);
        if (held.isAfter(Revision.NONE)) {
            served.announced(vid, held);
        }
        Answer said = layer.lookup(vid, timeLeft);
        return switch (said.lookup()) {
            case Lookup.Found(CatalogEntry entry) -> notLower(said, entry, held);
            case Lookup.Absent _ -> said;
            case Lookup.Failed _ -> isLast ? orOwn(said, vid, timeLeft) : said;
        };
    }

    /** When nobody else can answer, what this instance holds does, unless it has heard of a later one. */
    private Answer orOwn(Answer said, String vid, Duration timeLeft) {
        Lookup own = own(vid, timeLeft);
        return own instanceof Lookup.Found(CatalogEntry entry)
                        && !served.expected(vid).isAfter(entry.revision())
                ? new Answer(own, replica.technology())
                : said;
    }

    private Lookup own(String vid, Duration timeLeft) {
        return patience.insist(() -> replica.lookup(vid, timeLeft), timeLeft)
                .orElse(new Lookup.Failed(FailureReason.TIMED_OUT));
    }

    private Answer notLower(Answer said, CatalogEntry entry, Revision held) {
        if (held.isAfter(entry.revision())) {
            Lookup own = own(entry.vid(), rememberMax);
            return new Answer(
                    own instanceof Lookup.Found ? own : new Lookup.Failed(FailureReason.BEHIND), replica.technology());
        }
        if (entry.revision().isAfter(held) && !isRemembered(entry)) {
            listener.notRemembered();
        }
        return said;
    }

    private boolean isRemembered(CatalogEntry entry) {
        return replica.keep(List.of(entry), Revision.NONE, patience.isExhausted() ? NOT_WAITED_FOR : rememberMax);
    }

    @Override
    public StreamStore.WriteOutcome fill(CatalogEntry entry, Duration timeLeft) {
        return layer.fill(entry, timeLeft);
    }
}
