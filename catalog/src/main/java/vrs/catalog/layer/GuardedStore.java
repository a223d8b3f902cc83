package vrs.catalog.layer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.layer.StoreHealth.Cause;

/**
 * One store of a layer with a bound on how long and how often it is asked. What comes of each look is its health's to
 * know. Safe for use by many threads.
 */
final class GuardedStore {
    private static final Duration USUAL = Duration.ofMinutes(1);
    /** Below this many answers nobody knows what is usual. */
    private static final int ANSWERS_MIN = 100;
    /** How many callers a local store that hangs may hold up at most; the others have a thread to look for them. */
    private static final int HERE_MAX = 2;

    private final StreamStore store;
    private final LayerConfig config;
    private final LongSupplier nanoTicker;
    private final Executor executor;
    private final LayerListener listener;
    private final HealthKeeper health;
    private final LatencyWindow latency;
    private final Semaphore calls;
    private final Semaphore lastResorts;
    private final Semaphore here = new Semaphore(HERE_MAX);

    GuardedStore(
            StreamStore store,
            LayerConfig config,
            HealthKeeper health,
            LongSupplier nanoTicker,
            Executor executor,
            LayerListener listener) {
        this.store = store;
        this.config = config;
        this.health = health;
        this.nanoTicker = nanoTicker;
        this.executor = executor;
        this.listener = listener;
        this.latency = new LatencyWindow(USUAL, nanoTicker);
        this.calls = new Semaphore(config.callsMax());
        this.lastResorts = new Semaphore(config.lastResortsMax());
    }

    String technology() {
        return store.technology();
    }

    boolean serves() {
        return health.serves();
    }

    /** Begins a look, on this thread where the store can. */
    Asked begin(String vid, Duration timeLeft) {
        if (!timeLeft.isPositive() || !calls.tryAcquire()) {
            return new Asked.Elsewhere(ask(vid, timeLeft));
        }
        long startNanos = nanoTicker.getAsLong();
        Optional<StreamStore.Look> look = store.begin(vid);
        if (look.isEmpty()) {
            calls.release();
            return new Asked.Elsewhere(ask(vid, timeLeft));
        }
        return new AskedHere(look.get(), startNanos, bounded(timeLeft), nanoTicker, executor, lookup -> {
            calls.release();
            learn(lookup, startNanos);
        });
    }

    private Duration bounded(Duration timeLeft) {
        return timeLeft.compareTo(config.askTimeout()) < 0 ? timeLeft : config.askTimeout();
    }

    /** What comes is a lookup and never an exception, at the end of the time at the latest. */
    CompletableFuture<Lookup> ask(String vid, Duration timeLeft) {
        Duration time = bounded(timeLeft);
        if (!calls.tryAcquire()) {
            return CompletableFuture.completedFuture(new Lookup.Failed(FailureReason.BUSY));
        }
        long startNanos = nanoTicker.getAsLong();
        CompletableFuture<Lookup> asked = new CompletableFuture<>();
        // Learns once, from the answer or from the end of the time, whichever is first.
        CompletableFuture<Lookup> learnt = asked.whenComplete((lookup, _) -> learn(lookup, startNanos));
        try {
            executor.execute(() -> complete(asked, vid, time));
        } catch (RejectedExecutionException e) {
            calls.release();
            asked.complete(new Lookup.Failed(FailureReason.BUSY));
        }
        asked.completeOnTimeout(
                new Lookup.Failed(FailureReason.TIMED_OUT), Math.max(1, time.toNanos()), TimeUnit.NANOSECONDS);
        return learnt;
    }

    /** The same, waited for: a local store is asked on this thread, as another one would cost more than the look itself. */
    Lookup askAndWait(String vid, Duration timeLeft) {
        if (!store.isLocal() || !here.tryAcquire()) {
            return ask(vid, timeLeft).join();
        }
        long startNanos = nanoTicker.getAsLong();
        Lookup lookup = new Lookup.Failed(FailureReason.STORE_ERROR);
        try {
            lookup = store.lookup(vid, timeLeft);
        } finally {
            here.release();
            learn(lookup, startNanos);
        }
        return lookup;
    }

    private void complete(CompletableFuture<Lookup> asked, String vid, Duration time) {
        Lookup lookup = new Lookup.Failed(FailureReason.STORE_ERROR);
        try {
            lookup = store.lookup(vid, time);
        } finally {
            // A look that hangs beyond its time keeps its place, so that a hung store holds a bounded number of
            // threads.
            calls.release();
            asked.complete(lookup);
        }
    }

    private void learn(Lookup lookup, long startNanos) {
        switch (lookup) {
            case Lookup.Found _, Lookup.Absent _ -> {
                long now = nanoTicker.getAsLong();
                latency.took(now - startNanos);
                health.answered(now);
            }
            case Lookup.Failed(FailureReason reason) -> {
                listener.failed(technology(), reason);
                health.failed(reason);
            }
        }
    }

    /** It answered, but with less than this instance has already served: it was emptied or set back. */
    void fellBehind() {
        listener.failed(technology(), FailureReason.BEHIND);
        health.fellBehind();
    }

    /** How long to wait for it before the other is asked as well. */
    Duration hedgeAfter() {
        long usualNanos = latency.p99Nanos(ANSWERS_MIN, config.hedgeAfterMax().toNanos());
        return Duration.ofNanos(Math.clamp(
                usualNanos,
                config.hedgeAfterMin().toNanos(),
                config.hedgeAfterMax().toNanos()));
    }

    /** Probes it, or looks whether it keeps up, when either is due; does not wait for it. */
    void tend(GuardedStore other) {
        health.due().ifPresent(task -> {
            try {
                executor.execute(() -> task.run(comparedWith(other)));
            } catch (RejectedExecutionException e) {
                // The process ends; the lease of the probe ends with it.
                listener.failed(technology(), FailureReason.BUSY);
            }
        });
    }

    /** Asks it now, in the caller's time, whether it has caught up. */
    boolean hasCaughtUp(GuardedStore other, Duration timeLeft) {
        return health.hasCaughtUp(comparedWith(other), timeLeft);
    }

    /**
     * A look at a store that does not serve, because no other serves either. Only while it is known to have caught
     * up, and by few at a time when it was failing.
     */
    Lookup askAsLastResort(GuardedStore other, String vid, Duration timeLeft) {
        Cause cause = health.avoidedFor().orElse(Cause.UNVERIFIED);
        if (cause == Cause.BEHIND) {
            return new Lookup.Failed(FailureReason.BEHIND);
        }
        if (!lastResorts.tryAcquire()) {
            return new Lookup.Failed(FailureReason.BUSY);
        }
        try {
            return health.wasCaughtUpLately() || hasCaughtUp(other, timeLeft)
                    ? ask(vid, timeLeft).join()
                    : new Lookup.Failed(FailureReason.BEHIND);
        } finally {
            lastResorts.release();
        }
    }

    private CatchUp comparedWith(GuardedStore other) {
        boolean answers =
                other.health.avoidedFor().filter(c -> c == Cause.FAULTS).isEmpty();
        return new CatchUp(store, answers ? List.of(other.store) : List.of(), config);
    }

    StreamStore.WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        return store.write(entry, timeLeft);
    }
}
