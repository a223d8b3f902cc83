package vrs.failover;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Calls one upstream service in whichever AZ answers. One per service and process; safe for use by many threads. */
public final class CrossAzCall {
    private final String service;
    private final LongSupplier nanoTicker;
    private final Executor probes;
    private final AttemptGuard guard;
    private final FailoverListener listener;

    /**
     * @param service the upstream's name, for events
     * @param random jitter of probes and the return of calls; used by one thread at a time
     * @param probes makes probes beside requests; each blocks a thread for a short time, one per AZ at most
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
        this.service = service;
        this.nanoTicker = nanoTicker;
        this.probes = probes;
        this.guard = guard;
        this.listener = listener;
    }

    /** Makes the call: at most two AZs take it, the second never the one that failed. Blocks the calling thread. */
    public <T> CallOutcome<T> call(CallTerms terms, AzAttempt<T> attempt) {
        throw new UnsupportedOperationException(service);
    }
}
