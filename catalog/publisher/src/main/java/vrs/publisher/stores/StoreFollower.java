package vrs.publisher.stores;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.publisher.log.OwnLog;

/**
 * One store of this AZ on its way behind the log: writes what is committed in its order, notices when the store was wiped
 * or came back with old data, and fills what it lacks. Called by one thread; what it says may be read by others.
 */
public final class StoreFollower {
    /** The trouble of a store that nobody has looked at so far. */
    public static final String NOT_ASKED = "not asked yet";

    private final OwnLog log;
    private final StreamStore store;
    private final FollowPace pace;
    private final Executor executor;
    private volatile Revision position = Revision.NONE;
    private volatile Optional<String> trouble = Optional.of(NOT_ASKED);
    private volatile long repaired;
    private volatile boolean isComparing = true;
    private Revision compared = Revision.NONE;
    private long losses;
    private int checks;

    /** @param executor runs the writes that are under way at once */
    public StoreFollower(OwnLog log, StreamStore store, FollowPace pace, Executor executor) {
        this.log = log;
        this.store = store;
        this.pace = pace;
        this.executor = executor;
    }

    /** The technology of the store. */
    public String technology() {
        return store.technology();
    }

    /** Everything up to here was written to the store; {@link Revision#NONE} while that is not known. */
    public Revision position() {
        return trouble.isPresent() ? Revision.NONE : position;
    }

    /** Why it lags, such as {@code connect-refused}; empty when it does not. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Whether a repair goes on: then the next check should come at once. */
    public boolean isRepairing() {
        return trouble.isEmpty() && isComparing;
    }

    /** How many entries the store had lost. */
    public long repaired() {
        return repaired;
    }

    /** Writes what was committed since; true when the store has all of it. Asks nothing of a store in trouble. */
    public boolean follow() {
        if (trouble.isPresent()) {
            return false;
        }
        while (true) {
            List<CatalogEntry> page = log.committedAfter(position, pace.page());
            if (page.isEmpty()) {
                return true;
            }
            if (!writeAll(page)) {
                return false;
            }
            position = page.getLast().revision();
        }
    }

    /** Looks whether the store still holds what it was given, and goes on with the repair; about once a second. */
    public void check() {
        try {
            Revision newest = store.newestRevision(pace.callMax());
            long lossesBefore = losses;
            losses = store.losses(pace.callMax());
            if (trouble.isPresent()) {
                // Where it went on without us, the comparison finds what it lacks further down.
                position = before(earlier(newest, log.commit()));
                compareAnew();
                trouble = Optional.empty();
            } else if (position.isAfter(newest)) {
                position = before(newest);
                compareAnew();
            } else if (losses != lossesBefore || !isComparing && !holdsTheOldest()) {
                compareAnew();
            }
            checks++;
            if (isComparing || checks % pace.comparedEvery() == 0) {
                compareOnePage();
            }
        } catch (StoreUnavailable e) {
            trouble = Optional.of(name(e.reason()));
        }
    }

    /**
     * So far back that all writes come after it which were under way together with the newest: whoever was killed among
     * them left gaps. Counters go on from epoch to epoch.
     */
    private Revision before(Revision newest) {
        long counter = newest.counter() - pace.together();
        for (long epoch = newest.epoch(); counter > 0 && epoch > 0; epoch--) {
            Revision back = new Revision(epoch, counter);
            List<CatalogEntry> firstOfEpoch = log.committedAfter(new Revision(epoch, 0), 1);
            if (!firstOfEpoch.isEmpty() && !firstOfEpoch.getFirst().revision().isAfter(back)) {
                return back;
            }
        }
        return Revision.NONE;
    }

    private boolean holdsTheOldest() throws StoreUnavailable {
        return oldest(store.changesAfter(Revision.NONE, 1, pace.callMax()))
                .equals(oldest(log.committedAfter(Revision.NONE, 1)));
    }

    private void compareAnew() {
        isComparing = true;
        compared = Revision.NONE;
    }

    /** Of the same part of log and store, writes what only the log has. */
    private void compareOnePage() throws StoreUnavailable {
        List<CatalogEntry> wanted = log.committedAfter(compared, pace.page());
        List<CatalogEntry> there = store.changesAfter(compared, pace.page(), pace.callMax());
        Set<Revision> held = new HashSet<>();
        there.forEach(entry -> held.add(entry.revision()));
        List<CatalogEntry> missing = wanted.stream()
                .filter(entry -> !entry.revision().isAfter(position) && !held.contains(entry.revision()))
                .toList();
        if (!missing.isEmpty()) {
            if (!writeAll(missing)) {
                return;
            }
            repaired += missing.size();
        }
        boolean isLast =
                wanted.size() < pace.page() || wanted.getLast().revision().isAfter(position);
        compared = isLast ? Revision.NONE : wanted.getLast().revision();
        isComparing = isComparing && !isLast;
    }

    private boolean writeAll(List<CatalogEntry> entries) {
        for (int from = 0; from < entries.size(); from += pace.together()) {
            List<CatalogEntry> batch = entries.subList(from, Math.min(entries.size(), from + pace.together()));
            List<CompletableFuture<StreamStore.WriteOutcome>> running = new ArrayList<>();
            batch.forEach(entry ->
                    running.add(CompletableFuture.supplyAsync(() -> store.write(entry, pace.callMax()), executor)));
            for (CompletableFuture<StreamStore.WriteOutcome> outcome : running) {
                if (outcome.join() instanceof StreamStore.WriteOutcome.Failed(FailureReason reason)) {
                    trouble = Optional.of(name(reason));
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<Revision> oldest(List<CatalogEntry> entries) {
        return entries.stream().findFirst().map(CatalogEntry::revision);
    }

    private static Revision earlier(Revision a, Revision b) {
        return a.isAfter(b) ? b : a;
    }

    private static String name(FailureReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
