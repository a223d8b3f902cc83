package vrs.failover;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vrs.failover.AttemptOutcome.Answered;

/** Calls one upstream service in whichever AZ answers. One per service and process; safe for use by many threads. */
public final class CrossAzCall {
    private final AzBoard board;
    private final AttemptGuard guard;
    private final Executor probes;

    /**
     * @param service the upstream's name, for events
     * @param random jitter of probes and the return of calls; asked by one thread at a time
     * @param probes makes probes beside requests; each blocks a thread for an attempt's time, one per AZ at most
     * @param guard bounds each attempt
     */
    public CrossAzCall(
            String service,
            FailoverConfig config,
            LongSupplier nanoTicker,
            RandomGenerator random,
            Executor probes,
            AttemptGuard guard,
            FailoverListener listener) {
        this.board = new AzBoard(service, config, nanoTicker, random, listener);
        this.guard = guard;
        this.probes = probes;
    }

    /** Makes the call: at most two AZs take it, the second never the one that failed. Blocks the calling thread. */
    public <T> CallOutcome<T> call(CallTerms terms, AzAttempt<T> attempt) {
        CallPlan plan = board.plan(terms);
        plan.probe().ifPresent(probe -> begin(probe, attempt));
        while (true) {
            switch (plan.next()) {
                case Step.Stop stop -> {
                    return new CallOutcome.NotToBeHad<>(stop.why(), plan.lastFailure(), plan.attempts());
                }
                case Step.Ask ask -> {
                    if (made(plan, ask, attempt) instanceof Answered<T>(T value)) {
                        return new CallOutcome.Served<>(value, ask.az(), plan.attempts());
                    }
                }
            }
        }
    }

    private <T> AttemptOutcome<T> made(CallPlan plan, Step.Ask ask, AzAttempt<T> attempt) {
        AttemptEnd end = AttemptEnd.ABANDONED;
        try {
            Optional<AttemptOutcome<T>> outcome = guard.run(ask.az(), ask.timeout(), attempt);
            end = end(outcome);
            return outcome.orElseGet(AttemptOutcome.NotAccepted::new);
        } finally {
            plan.ended(ask, end);
        }
    }

    /** An attempt that did not answer on a thread that was told to stop has been broken off by the caller. */
    private static <T> AttemptEnd end(Optional<AttemptOutcome<T>> outcome) {
        AttemptEnd end = outcome.map(AttemptEnd::of).orElse(AttemptEnd.FULL);
        return end != AttemptEnd.ANSWERED && Thread.currentThread().isInterrupted() ? AttemptEnd.ABANDONED : end;
    }

    private <T> void begin(Probe probe, AzAttempt<T> attempt) {
        try {
            probes.execute(() -> make(probe, attempt));
        } catch (RejectedExecutionException full) {
            probe.ended(AttemptEnd.FULL);
        }
    }

    private <T> void make(Probe probe, AzAttempt<T> attempt) {
        AttemptEnd end = AttemptEnd.ABANDONED;
        try {
            end = end(guard.run(probe.az(), probe.timeout(), attempt));
        } finally {
            probe.ended(end);
        }
    }
}
