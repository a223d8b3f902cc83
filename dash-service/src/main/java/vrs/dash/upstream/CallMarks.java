package vrs.dash.upstream;

import java.util.Optional;
import vrs.admission.TrafficClass;

/**
 * What a call tells the service that it asks, in headers.
 *
 * @param traceparent valid
 * @param trafficClass what the gateway takes the request for, when it said so
 * @param isRepeated whether the request was made before: nothing below repeats it once more
 */
public record CallMarks(String traceparent, Optional<TrafficClass> trafficClass, boolean isRepeated) {
    /** Of a request that is made for the first time, of no known class. */
    public static CallMarks first(String traceparent) {
        return new CallMarks(traceparent, Optional.empty(), false);
    }
}
