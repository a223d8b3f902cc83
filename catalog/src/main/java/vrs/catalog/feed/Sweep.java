package vrs.catalog.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/**
 * Asks the stores for all that comes after the replica's position, all at once: each of them from the same place, because
 * one that was away may lack what lies between two changes that it has; and none of them waits for another that hangs.
 * While the replica keeps nothing, what is new is told all the same. Safe for use by many threads, one round at a time.
 */
final class Sweep {
    private final Replica replica;
    private final List<StreamStore> stores;
    private final BiConsumer<String, Revision> changed;
    private final FollowConfig config;
    private final LongSupplier nanoTicker;
    private final Executor executor;
    private final FollowListener listener;
    /** Those that have not come back from an earlier round. */
    private final Set<StreamStore> away = ConcurrentHashMap.newKeySet();

    private volatile SweepRound current = new SweepRound(Revision.NONE, 0, 0, _ -> {});
    private volatile boolean keeps = true;
    /** Up to here each change was told; counts while nothing is kept. */
    private volatile Revision told = Revision.NONE;

    Sweep(
            Replica replica,
            List<StreamStore> stores,
            BiConsumer<String, Revision> changed,
            FollowConfig config,
            LongSupplier nanoTicker,
            Executor executor,
            FollowListener listener) {
        this.replica = replica;
        this.stores = List.copyOf(stores);
        this.changed = changed;
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.executor = executor;
        this.listener = listener;
    }

    /** What a round came to. */
    enum Outcome {
        /** All that the stores said is kept. */
        KEPT,
        /** It was told, but the replica could not keep it. */
        TOLD,
        /** No store has answered to the end. */
        UNANSWERED
    }

    /** Begins a round. @param over is told once what it came to */
    void begin(Consumer<Outcome> over) {
        if (!keeps) {
            keeps = replica.keep(List.of(), Revision.NONE, config.fetchTimeout());
        }
        Revision from = keeps ? replica.position() : told;
        List<StreamStore> asked = stores.stream().filter(away::add).toList();
        SweepRound round =
                new SweepRound(from, asked.size(), nanoTicker.getAsLong(), end -> over.accept(outcome(from, end)));
        current = round;
        if (asked.isEmpty()) {
            round.end();
        }
        for (StreamStore store : asked) {
            try {
                executor.execute(() -> ask(store, round));
            } catch (RejectedExecutionException e) {
                // The process ends.
                away.remove(store);
                round.closed();
            }
        }
    }

    /** Whether one store has answered and another has held the round up for long enough. */
    boolean isHeldUp() {
        SweepRound round = current;
        return round.isHalf()
                && nanoTicker.getAsLong() - round.beganNanos()
                        >= config.fetchTimeout().toNanos();
    }

    /** Ends the round with what was said until now. */
    void cutShort() {
        if (isHeldUp()) {
            current.end();
        }
    }

    private Outcome outcome(Revision from, SweepRound.End end) {
        if (!end.answered()) {
            return Outcome.UNANSWERED;
        }
        told = end.reached().isAfter(told) ? end.reached() : told;
        boolean kept = keeps && (end.reached().equals(from) || keep(List.of(), end.reached()));
        return kept ? Outcome.KEPT : Outcome.TOLD;
    }

    private void ask(StreamStore store, SweepRound round) {
        try {
            Revision end = keeps || round.from().isAfter(Revision.NONE) ? read(store, round.from()) : newest(store);
            away.remove(store);
            round.reached(end);
        } catch (StoreUnavailable e) {
            listener.sweepFailed(store.technology(), e.reason());
            away.remove(store);
            round.closed();
        }
    }

    /** Who keeps nothing and was told nothing yet holds nothing that could be too old. */
    private Revision newest(StreamStore store) throws StoreUnavailable {
        return store.newestRevision(config.fetchTimeout());
    }

    private Revision read(StreamStore store, Revision from) throws StoreUnavailable {
        Revision end = from;
        int changes = 0;
        while (true) {
            List<CatalogEntry> page = store.changesAfter(end, config.pageMax(), config.pageTimeout());
            List<CatalogEntry> fresh = new ArrayList<>();
            for (CatalogEntry entry : page) {
                if (!keeps || entry.revision().isAfter(replica.held(entry.vid()))) {
                    changed.accept(entry.vid(), entry.revision());
                    fresh.add(entry);
                }
                end = entry.revision().isAfter(end) ? entry.revision() : end;
            }
            if (keeps && !fresh.isEmpty()) {
                keeps = keep(fresh, Revision.NONE);
            }
            // Also when it was the reading of another store that found out.
            if (!keeps && from.equals(Revision.NONE)) {
                return newest(store);
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
