package vrs.catalog.layer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import vrs.catalog.FailureReason;
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

    private final String technology;
    private final LayerConfig config;
    private final LongSupplier nanoTicker;
    private final RandomGenerator jitter;
    private final LayerListener listener;
    private final AtomicReference<StoreHealth> state;
    private final Examination examination;
    private final Slowness slowness;
    private final long bornNanos;

    /** @param isAlone whether no other store of its layer serves */
    HealthKeeper(
            String technology,
            LayerConfig config,
            ServedRevisions served,
            LongSupplier nanoTicker,
            RandomGenerator jitter,
            LayerListener listener,
            BooleanSupplier isAlone) {
        this.technology = technology;
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.jitter = jitter;
        this.listener = listener;
        this.bornNanos = nanoTicker.getAsLong();
        this.examination = new Examination(config, served, nanoTicker);
        this.slowness = new Slowness(isAlone, config.lagMax(), nanoTicker.getAsLong());
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

    void answered(long nowNanos) {
        slowness.answered(nowNanos);
        if (state.get() instanceof Serving serving && serving.faults() > 0) {
            move(health -> health instanceof Serving still ? still.answered() : health);
        }
    }

    /** A look at it, or a check, came to nothing for this reason. */
    void failed(FailureReason reason) {
        switch (reason) {
            // This instance asks too much: that says nothing of the store.
            case BUSY -> {}
            case TIMED_OUT -> timedOut();
            case CONNECT_REFUSED, STORE_ERROR, CORRUPT, BEHIND -> failed();
        }
    }

    void failed() {
        examination.failed();
        fault();
    }

    private void fault() {
        long probeAt = probeAt();
        move(health -> health instanceof Serving serving ? serving.failed(config.faultsMax(), probeAt) : health);
    }

    void timedOut() {
        if (slowness.counts(nanoTicker.getAsLong())) {
            fault();
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
        switch (examination.inService(catchUp)) {
            case Verdict.CaughtUp _ -> {}
            case Verdict.Behind _ -> fellBehind();
            case Verdict.Unreachable(FailureReason reason) -> failed(reason);
        }
    }

    /** One late answer of a store that nobody knows yet does not say that it is ill: its word may be what is missing. */
    private boolean isNew(long nowNanos) {
        return nowNanos - bornNanos < config.lagMax().toNanos();
    }

    private void probe(Probing mine, CatchUp catchUp) {
        Verdict verdict = examination.beforeService(catchUp, mine.cause() == Cause.UNVERIFIED);
        long now = nanoTicker.getAsLong();
        StoreHealth next = mine.isLost(now)
                ? mine.failed(Cause.FAULTS, probeAt())
                : switch (verdict) {
                    case Verdict.CaughtUp _ ->
                        mine.passed(
                                config.passesMin(), now + config.checkEvery().toNanos(), probeAt());
                    case Verdict.Behind _ ->
                        mine.cause() == Cause.UNVERIFIED && examination.isYoung(now)
                                ? mine.failed(Cause.UNVERIFIED, soon())
                                : mine.failed(Cause.BEHIND, probeAt());
                    case Verdict.Unreachable(FailureReason reason) ->
                        mine.cause() == Cause.UNVERIFIED && reason == FailureReason.TIMED_OUT && isNew(now)
                                ? mine.failed(Cause.UNVERIFIED, soon())
                                : mine.failed(Cause.FAULTS, probeAt());
                };
        // A probe that was given up for lost has lost its say.
        if (state.compareAndSet(mine, next)) {
            tell(mine, next);
        }
    }

    boolean wasCaughtUpLately() {
        return examination.wasGoodLately();
    }

    boolean hasCaughtUp(CatchUp catchUp, Duration timeLeft) {
        return examination.isGoodEnough(catchUp, isUnverified(), timeLeft);
    }

    private boolean isUnverified() {
        return avoidedFor().filter(cause -> cause == Cause.UNVERIFIED).isPresent();
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
                examination.leftService();
            }
            listener.moved(technology, after);
        }
    }
}
