package vrs.gateway.retry;

import java.util.Set;
import vrs.control.RetryRule;
import vrs.gateway.route.LoweredReason;
import vrs.gateway.route.TrafficClass;

/**
 * A request that got no answer here.
 *
 * @param repeated whether it is a repeat already
 * @param honoursRetry whether the client said that it follows a retry
 * @param failure how it failed
 * @param reason what was missing
 * @param failedAzs where it failed; this AZ is one of them
 */
public record RetryQuestion(
        TrafficClass trafficClass,
        boolean repeated,
        boolean honoursRetry,
        RetryRule failure,
        LoweredReason reason,
        Set<String> failedAzs) {
    public RetryQuestion {
        failedAzs = Set.copyOf(failedAzs);
    }
}
