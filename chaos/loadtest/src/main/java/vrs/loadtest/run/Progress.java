package vrs.loadtest.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param elapsed since its start
 * @param handedOver how many requests left
 * @param ended how many of them have an outcome
 * @param failed how many of those failed
 * @param worst the most frequent failure
 */
public record Progress(Duration elapsed, long handedOver, long ended, long failed, Optional<String> worst) {}
