package vrs.failover;

/** How one attempt in one AZ ended. A refusal by rights is an answer like any other. */
public sealed interface AttemptOutcome<T> {
    /** The upstream answered, and its body is valid. */
    record Answered<T>(T value) implements AttemptOutcome<T> {}

    /** No connection came about: the upstream has seen nothing of the call, so it costs no attempt. */
    record NotAccepted<T>() implements AttemptOutcome<T> {}

    /** The upstream took the call and did not answer as it should. */
    record Failed<T>(FailureReason reason) implements AttemptOutcome<T> {}
}
