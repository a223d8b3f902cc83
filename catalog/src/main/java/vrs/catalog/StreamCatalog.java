package vrs.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What do we know of this video? The deny list answers first, then L1, then the document store, which is asked once for
 * all who wait. When the store cannot answer, L1 goes on with what it holds for a bounded time; a withdrawal is never
 * covered by that. Safe for use by many threads; {@link #find} blocks only while it waits for the store.
 */
public final class StreamCatalog {
    /** The layer name of the cache in this process. */
    public static final String L1 = "l1";

    /** Stands for the layer when none was asked, because the deny list decided. */
    public static final String NO_LAYER = "-";

    private final StreamStore document;
    private final Predicate<String> withdrawn;
    private final CatalogConfig config;
    private final LongSupplier nanoTicker;
    private final Cache<String, Held> entries;
    private final Cache<String, Found> absents;
    private final SingleFlight flights;

    /**
     * @param document what is asked when L1 does not know
     * @param withdrawn the deny list: whether a vid is refused, whatever any store says; must not block
     * @param nanoTicker monotonic time in nanoseconds
     * @param loads runs the looks into the store, one thread each; virtual threads are meant
     */
    public StreamCatalog(
            StreamStore document,
            Predicate<String> withdrawn,
            CatalogConfig config,
            LongSupplier nanoTicker,
            Executor loads) {
        this.document = document;
        this.withdrawn = withdrawn;
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.entries = Caffeine.newBuilder()
                .maximumSize(config.entriesMax())
                .executor(Runnable::run)
                .build();
        this.absents = Caffeine.newBuilder()
                .maximumSize(config.absentMax())
                .expireAfterWrite(config.absentFor())
                .ticker(nanoTicker::getAsLong)
                .executor(Runnable::run)
                .build();
        this.flights = new SingleFlight(this::load, this::overdue, loads, config.loadTimeout(), config.loadsMax());
    }

    /**
     * Looks a video up.
     *
     * @param timeLeft how long the caller can wait; a load goes on without a caller that left
     */
    public Found find(String vid, Duration timeLeft) {
        if (withdrawn.test(vid)) {
            return new Found.Withdrawn(NO_LAYER);
        }
        Found found = look(vid, timeLeft);
        // A withdrawal may have come in while the store was asked.
        return withdrawn.test(vid) ? new Found.Withdrawn(NO_LAYER) : found;
    }

    private Found look(String vid, Duration timeLeft) {
        Held held = entries.getIfPresent(vid);
        if (held == null) {
            Found absent = absents.getIfPresent(vid);
            return absent != null ? absent : await(vid, timeLeft);
        }
        long now = nanoTicker.getAsLong();
        if (held.isTombstone() || held.confirmedWithin(config.freshFor(), now)) {
            if (!held.triedWithin(config.refreshAfter(), now)) {
                flights.join(vid);
            }
            return held.answer();
        }
        boolean mayBeStale = held.confirmedWithin(config.staleMax(), now);
        // The store failed a moment ago: do not make every caller wait for it to fail again.
        if (mayBeStale && held.triedWithin(config.freshFor(), now)) {
            return held.answer();
        }
        return switch (mayBeStale ? awaitFlight(flights.join(vid).flight(), timeLeft) : await(vid, timeLeft)) {
            case Found.Unavailable failed -> mayBeStale ? held.answer() : failed;
            case Found.Known known -> known;
            case Found.Withdrawn gone -> gone;
            case Found.Unknown unknown -> unknown;
        };
    }

    /** A failed load is no value: who only joined it asks once more, again together with all others. */
    private Found await(String vid, Duration timeLeft) {
        long startNanos = nanoTicker.getAsLong();
        SingleFlight.Joined first = flights.join(vid);
        Found found = awaitFlight(first.flight(), timeLeft);
        Duration left = timeLeft.minusNanos(nanoTicker.getAsLong() - startNanos);
        boolean mayAskAgain = !first.started() && first.flight().isDone() && left.isPositive();
        return found instanceof Found.Unavailable && mayAskAgain
                ? awaitFlight(flights.join(vid).flight(), left)
                : found;
    }

    private static Found awaitFlight(CompletableFuture<Found> flight, Duration timeLeft) {
        try {
            return flight.get(timeLeft.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Found.Unavailable(FailureReason.TIMED_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Found.Unavailable(FailureReason.TIMED_OUT);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a flight lands with a value, never with an exception", e);
        }
    }

    private Found load(String vid) {
        return switch (document.lookup(vid, config.loadTimeout())) {
            case StreamStore.Lookup.Found(CatalogEntry entry) -> keep(entry);
            case StreamStore.Lookup.Absent() -> keepAbsent(vid);
            case StreamStore.Lookup.Failed(FailureReason reason) -> {
                markTried(vid);
                yield new Found.Unavailable(reason);
            }
        };
    }

    private Found overdue(String vid) {
        markTried(vid);
        return new Found.Unavailable(FailureReason.TIMED_OUT);
    }

    private void markTried(String vid) {
        entries.asMap().computeIfPresent(vid, (_, held) -> held.tried(nanoTicker.getAsLong()));
    }

    private Found keep(CatalogEntry loaded) {
        long now = nanoTicker.getAsLong();
        absents.invalidate(loaded.vid());
        Held kept = entries.asMap().compute(loaded.vid(), (_, held) -> merge(held, loaded, now));
        // An older answer never takes the place of a newer one.
        return kept.entry().revision().isAfter(loaded.revision())
                ? kept.answer()
                : Held.answer(kept.entry(), document.technology());
    }

    private Held merge(Held held, CatalogEntry loaded, long now) {
        if (held == null || loaded.revision().isAfter(held.entry().revision())) {
            return Held.of(loaded, now);
        }
        if (held.entry().revision().equals(loaded.revision())) {
            return held.confirmed(now);
        }
        return mayAnswer(held, now) ? held.tried(now) : Held.of(loaded, now);
    }

    /** Entries are never deleted: a store that misses what we hold was emptied, which is its failure. */
    private Found keepAbsent(String vid) {
        long now = nanoTicker.getAsLong();
        Held kept = entries.asMap().computeIfPresent(vid, (_, held) -> mayAnswer(held, now) ? held.tried(now) : null);
        if (kept != null) {
            return kept.answer();
        }
        Found unknown = new Found.Unknown(document.technology());
        absents.put(vid, new Found.Unknown(L1));
        return unknown;
    }

    private boolean mayAnswer(Held held, long now) {
        return held.isTombstone() || held.confirmedWithin(config.staleMax(), now);
    }
}
