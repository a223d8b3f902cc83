package vrs.catalog.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/**
 * Asks the stores for all that comes after the replica's position. Each of them is asked from the same place: one that was
 * away may lack what lies between two changes that it has.
 */
record Sweep(
        Replica replica,
        List<StreamStore> stores,
        BiConsumer<String, Revision> changed,
        FollowConfig config,
        FollowListener listener) {
    /** Whether a store has answered to the end, and all that it said is kept. */
    boolean run() {
        Revision from = replica.position();
        Revision reached = from;
        boolean answered = false;
        for (StreamStore store : stores) {
            try {
                Revision end = read(store, from);
                reached = end.isAfter(reached) ? end : reached;
                answered = true;
            } catch (StoreUnavailable e) {
                listener.sweepFailed(store.technology(), e.reason());
            }
        }
        return answered && (reached.equals(from) || keep(List.of(), reached));
    }

    private Revision read(StreamStore store, Revision from) throws StoreUnavailable {
        Revision end = from;
        int changes = 0;
        while (true) {
            List<CatalogEntry> page = store.changesAfter(end, config.pageMax(), config.pageTimeout());
            List<CatalogEntry> fresh = new ArrayList<>();
            for (CatalogEntry entry : page) {
                if (entry.revision().isAfter(replica.held(entry.vid()))) {
                    changed.accept(entry.vid(), entry.revision());
                    fresh.add(entry);
                }
                end = entry.revision().isAfter(end) ? entry.revision() : end;
            }
            if (!fresh.isEmpty() && !keep(fresh, from)) {
                return from;
            }
            changes += fresh.size();
            if (page.size() < config.pageMax()) {
                listener.swept(changes);
                return end;
            }
        }
    }

    private boolean keep(List<CatalogEntry> entries, Revision position) {
        boolean kept = replica.keep(entries, position, config.pageTimeout());
        if (!kept) {
            listener.notKept();
        }
        return kept;
    }
}
