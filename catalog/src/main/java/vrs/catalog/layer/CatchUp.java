package vrs.catalog.layer;

import java.time.Duration;
import java.util.List;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;

/**
 * Does a store hold what it should? It is compared with the other store of its layer, if that can be asked, and with what this instance knows
 * to have been written. Gaps further down in its history are for the repair to find.
 */
record CatchUp(StreamStore store, List<StreamStore> others, LayerConfig config) {
    /** What the comparison came to. */
    sealed interface Verdict {
        /** It has what it is due to have; {@code held} is the newest that it holds. */
        record CaughtUp(Revision held) implements Verdict {}

        record Behind() implements Verdict {}

        record Unreachable(FailureReason reason) implements Verdict {}
    }

    /** Whether its newest revision is at least the one it is due to have. */
    Verdict newest(Revision due, Duration timeLeft) {
        try {
            Revision held = store.newestRevision(shorter(timeLeft));
            return due.isAfter(held) ? new Verdict.Behind() : new Verdict.CaughtUp(held);
        } catch (StoreUnavailable e) {
            return new Verdict.Unreachable(e.reason());
        }
    }

    /** Whether what was last served from this layer stands in it; a write since a fall would hide the gap below. */
    Verdict samples(ServedRevisions served, Verdict.CaughtUp soFar, Duration timeLeft) {
        List<String> vids = served.newestVids(config.samplesMax());
        for (String vid : vids) {
            Revision floor = served.floor(vid);
            switch (store.lookup(vid, shorter(timeLeft))) {
                case Lookup.Found(var entry)
                when floor.isAfter(entry.revision()) -> {
                    return new Verdict.Behind();
                }
                case Lookup.Found _ -> {}
                case Lookup.Absent _ -> {
                    return new Verdict.Behind();
                }
                case Lookup.Failed(FailureReason reason) -> {
                    return new Verdict.Unreachable(reason);
                }
            }
        }
        return soFar;
    }

    /**
     * What is known to have been written.
     *
     * @param newest the newest of it
     * @param isWhole whether each store that was asked could say
     */
    record Known(Revision newest, boolean isWhole) {}

    /** The newest revision of the other store, so far as it can say; what one store says binds nobody for longer. */
    Known known(ServedRevisions served, Duration timeLeft) {
        Revision known = served.newest();
        boolean isWhole = true;
        for (StreamStore other : others) {
            try {
                Revision held = other.newestRevision(shorter(timeLeft));
                known = held.isAfter(known) ? held : known;
            } catch (StoreUnavailable _) {
                // Then it binds nobody.
                isWhole = false;
            }
        }
        return new Known(known, isWhole);
    }

    private Duration shorter(Duration timeLeft) {
        return timeLeft.compareTo(config.askTimeout()) < 0 ? timeLeft : config.askTimeout();
    }
}
