package vrs.gateway.route;

import java.util.Optional;

/** How one attempt on one instance came out, as far as the head of an answer tells. */
public sealed interface AttemptOutcome {
    /** An answer began. */
    record Answered(int status, Optional<ServiceOutcome> outcome, Optional<LoweredReason> reason)
            implements AttemptOutcome {}

    /** None did. */
    record Failed(FailureReason reason) implements AttemptOutcome {}
}
