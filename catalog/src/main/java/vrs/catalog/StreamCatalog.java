package vrs.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import vrs.catalog.LayeredLoad.Step;

/**
 * What do we know of this video? The deny list answers first, then L1, then the layers below, which are asked once for
 * all who wait. When none of them can answer, L1 goes on with what it holds for a bounded time; a withdrawal, or a change
 * that the feed has told of, is never covered by that. No answer is lower than one that this instance has given before.
 * Safe for use by many threads; {@link #find} blocks only while it waits for a load.
 */
public final class StreamCatalog {
    /** The layer name of the cache in this process. */
    public static final String L1 = "l1";

    /** Stands for the layer when none was asked, because the deny list or the set of known vids decided. */
    public static final String NO_LAYER = "-";

    /** How many vids of its own a catalogue over a single store remembers to have served. */
    private static final int SERVED_VIDS_MAX = 50_000;

    private final Predicate<String> withdrawn;
    private final KnownVids knownVids;
    private final ServedRevisions served;
    private final CatalogConfig config;
    private final LongSupplier nanoTicker;
    private final L1Cache l1;
    private final LayeredLoad layers;
    private final SingleFlight flights;

    /**
     * A catalogue over one store.
     *
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
        this(
                List.of(Step.of(StreamLayer.of(document), config.loadTimeout(), config.loadsMax())),
                new ServedRevisions(SERVED_VIDS_MAX),
                withdrawn,
                KnownVids.NOT_KNOWN,
                config,
                nanoTicker,
                loads);
    }

    /**
     * A catalogue over two layers.
     *
     * @param l2 is asked when L1 does not know; what L3 answers is written back to it
     * @param l3 is asked when L2 does not know or fails; its word counts on what does not exist
     * @param served what this instance has answered, shared with the layers
     * @param withdrawn the deny list: whether a vid is refused, whatever any store says; must not block
     * @param knownVids refuses unknown vids without asking a store
     * @param nanoTicker monotonic time in nanoseconds
     * @param loads runs the loads, one thread each; virtual threads are meant
     */
    public StreamCatalog(
            StreamLayer l2,
            StreamLayer l3,
            ServedRevisions served,
            Predicate<String> withdrawn,
            KnownVids knownVids,
            CatalogConfig config,
            LongSupplier nanoTicker,
            Executor loads) {
        this(
                List.of(
                        Step.of(l2, config.l2Timeout(), config.loadsMax()),
                        Step.of(l3, config.loadTimeout(), config.l3LoadsMax())),
                served,
                withdrawn,
                knownVids,
                config,
                nanoTicker,
                loads);
    }

    private StreamCatalog(
            List<Step> steps,
            ServedRevisions served,
            Predicate<String> withdrawn,
            KnownVids knownVids,
            CatalogConfig config,
            LongSupplier nanoTicker,
            Executor loads) {
        this.withdrawn = withdrawn;
        this.knownVids = knownVids;
        this.served = served;
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.l1 = new L1Cache(config, served, nanoTicker);
        WriteBack writeBack = new WriteBack(loads, config.l2Timeout(), config.fillsMax());
        this.layers = new LayeredLoad(steps, served, writeBack, nanoTicker);
        this.flights = new SingleFlight(this::load, this::overdue, loads, nanoTicker);
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
        Optional<Held> held = l1.held(vid);
        if (held.isPresent()) {
            long now = nanoTicker.getAsLong();
            if (held.get().isFresh(now)) {
                if (held.get().isRefreshDue(now)) {
                    flights.join(vid, config.refreshTimeout());
                }
                return held.get().answer();
            }
        }
        Found found = held.isPresent() ? findOld(vid, held.get(), timeLeft) : findElsewhere(vid, timeLeft);
        // A withdrawal may have come in while the stores were asked.
        return withdrawn.test(vid) ? new Found.Withdrawn(NO_LAYER) : found;
    }

    /** The change feed says that this revision of the vid was written: what is older is not believed any longer. */
    public void invalidate(String vid, Revision revision) {
        served.announced(vid, revision);
        l1.supersede(vid, revision);
    }

    private Found findElsewhere(String vid, Duration timeLeft) {
        Optional<Found> absent = l1.absent(vid);
        if (absent.isPresent()) {
            return absent.get();
        }
        // A video may be announced before the set of vids has heard of it.
        if (!knownVids.mayExist(vid) && served.isUnheardOf(vid)) {
            return new Found.Unknown(NO_LAYER);
        }
        return await(vid, timeLeft);
    }

    private Found findOld(String vid, Held held, Duration timeLeft) {
        if (!l1.mayBeStale(held)) {
            return await(vid, timeLeft);
        }
        // The stores failed a moment ago: do not make every caller wait for them to fail again.
        if (held.standing() != Held.Standing.SUPERSEDED && l1.wasJustTried(held)) {
            return held.answer();
        }
        Found found = flights.join(vid, config.loadTimeout()).flight().await(timeLeft);
        return found instanceof Found.Unavailable ? held.answer() : found;
    }

    /** A failed load is no value: who only joined it asks once more, again together with all others. */
    private Found await(String vid, Duration timeLeft) {
        long startNanos = nanoTicker.getAsLong();
        SingleFlight.Joined first = flights.join(vid, config.loadTimeout());
        Found found = first.flight().await(timeLeft);
        Duration left = timeLeft.minusNanos(nanoTicker.getAsLong() - startNanos);
        boolean mayAskAgain = !first.started() && first.flight().isDone() && left.isPositive();
        return found instanceof Found.Unavailable && mayAskAgain
                ? flights.join(vid, config.loadTimeout()).flight().await(left)
                : found;
    }

    private Found load(String vid, Duration timeLeft) {
        StreamLayer.Answer said = layers.load(vid, timeLeft);
        return switch (said.lookup()) {
            case StreamStore.Lookup.Found(CatalogEntry entry) -> keep(entry, said.technology());
            case StreamStore.Lookup.Absent() ->
                l1.keepAbsent(vid).map(Held::answer).orElseGet(() -> new Found.Unknown(said.technology()));
            case StreamStore.Lookup.Failed(FailureReason reason) -> {
                l1.markTried(vid);
                yield new Found.Unavailable(reason);
            }
        };
    }

    private Found overdue(String vid) {
        l1.markTried(vid);
        return new Found.Unavailable(FailureReason.TIMED_OUT);
    }

    /** An older answer never takes the place of a newer one. */
    private Found keep(CatalogEntry loaded, String technology) {
        Held kept = l1.keep(loaded);
        return kept.entry().revision().isAfter(loaded.revision())
                ? kept.answer()
                : Held.answer(kept.entry(), technology);
    }
}
