package vrs.catalog.layer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StreamLayer;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.Lookup;

/**
 * Two stores of different technology that hold the same revisions. The hot one answers while it is well; the cold one
 * answers when the hot one is slow, fails, misses something or has not caught up. What it answers is never lower than
 * what this instance has served. Safe for use by many threads; blocks for at most two {@code askTimeout}, twice that when
 * neither store serves or both are slow, and never longer than its caller can wait.
 */
public final class Layer implements StreamLayer {
    /** One read; the floor is that of its beginning, so that a publish in the meantime accuses no store. */
    private record Read(String vid, Revision floor, long startNanos, Duration timeLeft) {}

    private final GuardedStore hot;
    private final GuardedStore cold;
    private final ServedRevisions served;
    private final LongSupplier nanoTicker;
    private final LayerListener listener;
    private final HedgeBudget hedges;
    private final Shadow shadow;

    /**
     * @param served what this instance has answered; shared by all its layers
     * @param nanoTicker monotonic time in nanoseconds
     * @param jitter spreads the probes
     * @param executor runs each look into a store, one thread each; virtual threads are meant
     */
    public Layer(
            StreamStore hot,
            StreamStore cold,
            ServedRevisions served,
            LayerConfig config,
            LongSupplier nanoTicker,
            RandomGenerator jitter,
            Executor executor,
            LayerListener listener) {
        this.hot = guarded(hot, served, config, nanoTicker, jitter, executor, listener, () -> !coldServes());
        this.cold = guarded(cold, served, config, nanoTicker, jitter, executor, listener, () -> !hotServes());
        this.served = served;
        this.nanoTicker = nanoTicker;
        this.listener = listener;
        this.hedges = new HedgeBudget(config.hedgeShare(), config.hedgesMax());
        this.shadow = new Shadow(this.cold, config.compareEvery(), config.askTimeout(), listener);
    }

    private static GuardedStore guarded(
            StreamStore store,
            ServedRevisions served,
            LayerConfig config,
            LongSupplier nanoTicker,
            RandomGenerator jitter,
            Executor executor,
            LayerListener listener,
            BooleanSupplier isAlone) {
        HealthKeeper health =
                new HealthKeeper(store.technology(), config, served, nanoTicker, jitter, listener, isAlone);
        return new GuardedStore(store, config, health, nanoTicker, executor, listener);
    }

    private boolean hotServes() {
        return hot.serves();
    }

    private boolean coldServes() {
        return cold.serves();
    }

    @Override
    public Answer lookup(String vid, Duration timeLeft) {
        tend();
        hedges.read();
        Read read = new Read(vid, served.floor(vid), nanoTicker.getAsLong(), timeLeft);
        Judgement first = choose(read);
        // Both were slow at once, as they are when one has just gone and all come to the other: what time is left is
        // spent on those that serve now.
        return conclude(read, ranOutOfTime(first) && !left(read).isZero() ? orElse(first, () -> choose(read)) : first);
    }

    private static boolean ranOutOfTime(Judgement judgement) {
        return judgement instanceof Judgement.Failed(GuardedStore _, FailureReason reason)
                && reason == FailureReason.TIMED_OUT;
    }

    /**
     * Sets the probes and checks going that are due, and does not wait for them. Reads do this as well; a layer that is
     * read seldom needs it on a schedule of {@code checkEvery}, else its first read after a pause could be of old data.
     */
    public void tend() {
        hot.tend(cold);
        cold.tend(hot);
    }

    private Judgement choose(Read read) {
        boolean coldServes = cold.serves();
        if (hot.serves()) {
            return coldServes ? askBoth(read) : ask(hot, read);
        }
        if (coldServes) {
            return judge(cold, read, cold.askAndWait(read.vid(), left(read)));
        }
        Judgement first = judge(hot, read, hot.askAsLastResort(cold, read.vid(), left(read)));
        return orElse(first, () -> judge(cold, read, cold.askAsLastResort(hot, read.vid(), left(read))));
    }

    private Judgement askBoth(Read read) {
        Asked first = hot.begin(read.vid(), left(read));
        Optional<Lookup> soon = first.within(hot.hedgeAfter());
        if (soon.isEmpty()) {
            if (hedges.take()) {
                listener.hedged(cold.technology());
                return race(read, first.future(), cold.ask(read.vid(), left(read)));
            }
            listener.hedgeRefused();
        }
        Judgement fromHot = judge(hot, read, soon.orElseGet(first::join));
        if (fromHot instanceof Judgement.Good good) {
            shadow.compare(read.vid(), good.entry());
        }
        return orElse(fromHot, () -> ask(cold, read));
    }

    private Judgement race(Read read, CompletableFuture<Lookup> fromHot, CompletableFuture<Lookup> fromCold) {
        CompletableFuture.anyOf(fromHot, fromCold).join();
        return fromHot.isDone()
                ? orElse(judge(hot, read, fromHot.join()), () -> judge(cold, read, fromCold.join()))
                : orElse(judge(cold, read, fromCold.join()), () -> judge(hot, read, fromHot.join()));
    }

    private Judgement ask(GuardedStore store, Read read) {
        return judge(store, read, store.ask(read.vid(), left(read)).join());
    }

    private Judgement judge(GuardedStore store, Read read, Lookup lookup) {
        if (lookup instanceof Lookup.Found(CatalogEntry entry) && read.floor().isAfter(entry.revision())) {
            store.fellBehind();
        }
        return Judgement.of(store, lookup, served.floor(read.vid()), served.expected(read.vid()));
    }

    /** What is not good is worth asking the other store; two that miss it are an answer. */
    private Judgement orElse(Judgement first, Supplier<Judgement> other) {
        if (first instanceof Judgement.Good) {
            return first;
        }
        Judgement second = other.get();
        return first instanceof Judgement.Missing && second instanceof Judgement.Missing
                ? new Judgement.MissingInBoth(first.store())
                : Judgement.better(first, second);
    }

    private Answer conclude(Read read, Judgement judgement) {
        String technology = judgement.store().technology();
        return switch (judgement) {
            case Judgement.Good good -> answer(good.entry(), technology);
            case Judgement.Low low -> answer(low.entry(), technology);
            case Judgement.MissingInBoth _ -> missing(read, technology, true);
            case Judgement.Missing(GuardedStore store) ->
                missing(read, technology, store.hasCaughtUp(store == hot ? cold : hot, left(read)));
            case Judgement.Failed failed -> new Answer(new Lookup.Failed(failed.reason()), technology);
        };
    }

    private Answer answer(CatalogEntry entry, String technology) {
        served.served(entry.vid(), entry.revision());
        listener.answered(technology);
        return new Answer(new Lookup.Found(entry), technology);
    }

    /** What was served, or told of, is not absent: it was lost. */
    private Answer missing(Read read, String technology, boolean confirmed) {
        if (!confirmed || !served.isUnheardOf(read.vid())) {
            return new Answer(new Lookup.Failed(FailureReason.BEHIND), technology);
        }
        listener.answered(technology);
        return new Answer(new Lookup.Absent(), technology);
    }

    /** Keeps an entry in the hot store; one that does not serve is left to its repair. */
    @Override
    public StreamStore.WriteOutcome fill(CatalogEntry entry, Duration timeLeft) {
        return hot.serves() ? hot.write(entry, timeLeft) : new StreamStore.WriteOutcome.Failed(FailureReason.BEHIND);
    }

    private Duration left(Read read) {
        Duration left = read.timeLeft().minusNanos(nanoTicker.getAsLong() - read.startNanos());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
