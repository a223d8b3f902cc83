package vrs.admission;

import java.time.Duration;

/**
 * Not now.
 *
 * @param trafficClass who was refused
 * @param reason what was full
 * @param retryAfter when asking again may help, for {@code Retry-After}
 */
public record Rejected(TrafficClass trafficClass, RejectReason reason, Duration retryAfter) implements Admission {}
