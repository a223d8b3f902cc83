package vrs.loadtest.run;

import java.time.Duration;
import java.time.Instant;
import vrs.loadtest.measure.Counts;
import vrs.loadtest.measure.Validity;

/**
 * What a run found.
 *
 * @param took from the first moment until the last outcome
 * @param coreShare what the generator needed of one core, 1 for all of it
 */
public record Result(Instant startedAt, Duration took, Counts counts, double coreShare, Validity validity) {}
