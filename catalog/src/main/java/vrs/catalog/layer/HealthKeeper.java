package vrs.catalog.layer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.layer.CatchUp.Verdict;
import vrs.catalog.layer.StoreHealth.Avoided;
import vrs.catalog.layer.StoreHealth.Cause;
import vrs.catalog.layer.StoreHealth.Probing;
import vrs.catalog.layer.StoreHealth.Serving;

/** The health of one store over time, moved by its answers and by its probes. Safe for use by many threads. */
final class HealthKeeper {
    /** What is to be done for the store, off the request path. */
    interface Task {
        void run(CatchUp catchUp);
    }

    private static final int SOONER = 4;
    private static final long TOGETHER_NANOS = 10_000_000;

    private final String technology;
    private final LayerConfig config;
    private final ServedRevisions served;
    private final LongSupplier nanoTicker;
    private final RandomGenerator jitter;
    private final LayerListener listener;
    private final AtomicReference<StoreHealth> state;
    private final AtomicLong timedOutAtNanos;
    private final KnownRevisions known;
    /** What it held itself at the last look: one that holds less now was set back. */
    private volatile Revision shown = Revision.NONE;

    HealthKeeper(
            String technology,
            LayerConfig config,
            ServedRevisions served,
            LongSupplier nanoTicker,
            RandomGenerator jitter,
            LayerListener listener) {
        this.technology = technology;
        this.config = config;
        this.served = served;
        this.nanoTicker = nanoTicker;
        this.jitter = jitter;
        this.listener = listener;
        this.known = new KnownRevisions(config.lagMax());
        this.timedOutAtNanos = new AtomicLong(nanoTicker.getAsLong() - TOGETHER_NANOS);
        this.state = new AtomicReference<>(StoreHealth.unverified(nanoTicker.getAsLong()));
    }

    boolean serves() {
        return state.get() instanceof Serving;
    }

    /** Why it does not serve; empty when it does. */
    Optional<Cause> avoidedFor() {
        return switch (state.get()) {
            case Serving _ -> Optional.empty();
            case Avoided avoided -> Optional.of(avoided.cause());
            case Probing probing -> Optional.of(probing.cause());
        };
    }

    void answered() {
        if (state.get() instanceof Serving serving && serving.faults() > 0) {
            move(health -> health instanceof Serving still ? still.answered() : health);
        }
    }

    void failed() {
        long probeAt = probeAt();
        move(health -> health instanceof Serving serving ? serving.failed(config.faultsMax(), probeAt) : health);
    }

    /** What runs out of its time together counts once: a pause of this process is no fault of a store. */
    void timedOut() {
        long now = nanoTicker.getAsLong();
        long last = timedOutAtNanos.get();
        if (now - last >= TOGETHER_NANOS && timedOutAtNanos.compareAndSet(last, now)) {
            failed();
        }
    }

    /** Probed at once, and back after one good probe: it may only have been some milliseconds behind a publish. */
    void fellBehind() {
        long now = nanoTicker.getAsLong();
        move(health -> health instanceof Serving serving ? serving.fellBehind(config.passesMin() - 1, now) : health);
    }

    /** A probe or a check that is due, handed to one caller only. */
    Optional<Task> due() {
        long now = nanoTicker.getAsLong();
        StoreHealth health = state.get();
        return switch (health) {
            case Serving serving
            when serving.isCheckDue(now) ->
                claim(serving, serving.checkNext(now + config.checkEvery().toNanos()), this::check);
            case Avoided avoided
            when avoided.isProbeDue(now) -> {
                Probing probing = avoided.probe(now, config.probeLease());
                yield claim(avoided, probing, catchUp -> probe(probing, catchUp));
            }
            case Probing probing
            when probing.isLost(now) -> {
                claim(probing, probing.failed(Cause.FAULTS, probeAt()), _ -> {});
                yield Optional.empty();
            }
            case Serving _, Avoided _, Probing _ -> Optional.empty();
        };
    }

    private Optional<Task> claim(StoreHealth from, StoreHealth to, Task task) {
        if (!state.compareAndSet(from, to)) {
            return Optional.empty();
        }
        tell(from, to);
        return Optional.of(task);
    }

    private void check(CatchUp catchUp) {
        Revision due = learn(catchUp.known(served, config.askTimeout())).orElse(Revision.NONE);
        switch (catchUp.newest(due.isAfter(shown) ? due : shown, config.askTimeout())) {
            case Verdict.CaughtUp(Revision held) -> shown = held;
            case Verdict.Behind _ -> fellBehind();
            case Verdict.Unreachable _ -> failed();
        }
    }

    /** What the store has to have by now, if that can be told; what one store once said binds nobody when it is gone. */
    private Optional<Revision> learn(Revision knownNow) {
        long now = nanoTicker.getAsLong();
        Optional<Revision> due = known.due(now).map(then -> then.isAfter(knownNow) ? knownNow : then);
        known.learn(knownNow, now);
        return due;
    }

    private void probe(Probing mine, CatchUp catchUp) {
        Verdict verdict = judge(catchUp, config.askTimeout());
        long now = nanoTicker.getAsLong();
        StoreHealth next = mine.isLost(now)
                ? mine.failed(Cause.FAULTS, probeAt())
                : switch (verdict) {
                    case Verdict.CaughtUp(Revision held) -> {
                        shown = held;
                        yield mine.passed(
                                config.passesMin(), now + config.checkEvery().toNanos(), probeAt());
                    }
                    case Verdict.Behind _ ->
                        mine.cause() == Cause.UNVERIFIED && known.isYoung(now)
                                ? mine.failed(Cause.UNVERIFIED, soon())
                                : mine.failed(Cause.BEHIND, probeAt());
                    case Verdict.Unreachable _ -> mine.failed(Cause.FAULTS, probeAt());
                };
        // A probe that was given up for lost has lost its say.
        if (state.compareAndSet(mine, next)) {
            tell(mine, next);
        }
    }

    boolean hasCaughtUp(CatchUp catchUp, Duration timeLeft) {
        return catchUp.newest(catchUp.known(served, timeLeft), timeLeft) instanceof Verdict.CaughtUp;
    }

    /** A store that nobody has looked at lately has to have all that is known now. */
    private Verdict judge(CatchUp catchUp, Duration timeLeft) {
        Revision knownNow = catchUp.known(served, timeLeft);
        return switch (catchUp.newest(learn(knownNow).orElse(knownNow), timeLeft)) {
            case Verdict.CaughtUp soFar -> catchUp.samples(served, soFar, timeLeft);
            case Verdict.Behind behind -> behind;
            case Verdict.Unreachable unreachable -> unreachable;
        };
    }

    private long probeAt() {
        double factor = 1 + jitter.nextDouble() / 2;
        return nanoTicker.getAsLong() + (long) (config.probeEvery().toNanos() * factor);
    }

    /** Two stores of which each was behind the other at a look are told apart by the next one. */
    private long soon() {
        return nanoTicker.getAsLong() + config.probeEvery().toNanos() / SOONER;
    }

    private void move(UnaryOperator<StoreHealth> step) {
        StoreHealth before;
        StoreHealth after;
        do {
            before = state.get();
            after = step.apply(before);
        } while (!state.compareAndSet(before, after));
        tell(before, after);
    }

    /** Only moves between kinds of state are news. */
    private void tell(StoreHealth before, StoreHealth after) {
        if (before.getClass() != after.getClass()) {
            if (before instanceof Serving) {
                known.forget();
            }
            listener.moved(technology, after);
        }
    }
}
