package vrs.local.supervise;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One kept process. Touched by the supervisor's thread only. */
final class Child {
    private ChildPlan plan;
    private final BackOff backOff;
    private final LongSupplier tickerNanos;
    private ChildState state = new ChildState.Stopped();
    private int restarts;
    private OptionalInt lastExit = OptionalInt.empty();
    private boolean diedBefore;
    private boolean everReady;
    private long startedNanos;
    private long pauses;

    Child(ChildPlan plan, BackOff backOff, LongSupplier tickerNanos) {
        this.plan = plan;
        this.backOff = backOff;
        this.tickerNanos = tickerNanos;
    }

    ChildPlan plan() {
        return plan;
    }

    /** From its next start on. */
    void planned(ChildPlan next) {
        plan = next;
    }

    ChildState state() {
        return state;
    }

    /** Wanted by a person: what was is forgotten. */
    void queuedByHand() {
        backOff.forget();
        diedBefore = false;
        state = new ChildState.Queued();
    }

    void queuedAgain() {
        state = new ChildState.Queued();
    }

    void started(Process process) {
        if (diedBefore) {
            restarts++;
        }
        everReady = false;
        startedNanos = tickerNanos.getAsLong();
        backOff.started();
        state = new ChildState.Up(process, false, true, 0);
    }

    void moved(ChildState next) {
        state = next;
    }

    /** It answers: how long that took since its start, in milliseconds. */
    long becameReadyMs(ChildState.Up up) {
        everReady = true;
        state = up.nowReady();
        return TimeUnit.NANOSECONDS.toMillis(tickerNanos.getAsLong() - startedNanos);
    }

    boolean wasEverReady() {
        return everReady;
    }

    boolean isReady() {
        return state instanceof ChildState.Up up && up.ready();
    }

    /** Whether it starts, and the next ones wait for it. */
    boolean isBooting() {
        return state instanceof ChildState.Up up && up.booting();
    }

    /** It died by itself: the pause that it now keeps. */
    ChildState.Pausing died(OptionalInt exit) {
        lastExit = exit;
        diedBefore = true;
        ChildState.Pausing pausing = new ChildState.Pausing(++pauses);
        state = pausing;
        return pausing;
    }

    long pauseMs() {
        return backOff.diedPauseMs();
    }

    void ended(OptionalInt exit) {
        lastExit = exit;
        state = new ChildState.Stopped();
    }

    ChildStatus status() {
        OptionalLong pid =
                switch (state) {
                    case ChildState.Up up -> OptionalLong.of(up.process().pid());
                    case ChildState.Stopping stopping ->
                        OptionalLong.of(stopping.process().pid());
                    case ChildState.Queued q -> OptionalLong.empty();
                    case ChildState.Pausing p -> OptionalLong.empty();
                    case ChildState.Stopped s -> OptionalLong.empty();
                };
        return new ChildStatus(plan.name(), pid, isReady(), restarts, state.word(), lastExit);
    }
}
