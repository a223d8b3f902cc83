package vrs.gateway.front;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.gateway.health.HealthBoard;
import vrs.gateway.route.Timings;
import vrs.signing.InternalCredential;

/**
 * What every exchange works with.
 *
 * @param ticker monotonic nanoseconds
 * @param random a source for the calling thread
 */
public record Services(
        Candidates candidates,
        HealthBoard board,
        InternalCredential credential,
        Timings timings,
        LongSupplier ticker,
        Supplier<RandomGenerator> random,
        FrontMetrics metrics,
        OwnAnswers answers) {}
