package vrs.gateway.front;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.control.ControlState;
import vrs.gateway.health.HealthBoard;
import vrs.gateway.route.Timings;
import vrs.signing.InternalCredential;

/**
 * What every exchange works with.
 *
 * @param az the AZ of this gateway
 * @param control what the operators decided; read once per request
 * @param ticker monotonic nanoseconds
 * @param random a source for the calling thread
 */
public record Services(
        String az,
        Supplier<ControlState> control,
        Candidates candidates,
        Elsewhere elsewhere,
        HealthBoard board,
        InternalCredential credential,
        Timings timings,
        LongSupplier ticker,
        Supplier<RandomGenerator> random,
        FrontMetrics metrics,
        OwnAnswers answers) {
    /** The same with counters of its own, for another port. */
    public Services counting(FrontMetrics others) {
        return new Services(
                az, control, candidates, elsewhere, board, credential, timings, ticker, random, others, answers);
    }
}
