package vrs.dash.upstream;

import vrs.failover.FailureReason;

/** What one call of one instance came to. */
public sealed interface Attempt {
    /** A valid answer. */
    record Answered(StreamsAnswer answer) implements Attempt {}

    /** The upstream knows that the video was taken down. */
    record Withdrawn() implements Attempt {}

    /** No connection: nothing was asked, so it costs no attempt. */
    record NotAccepted() implements Attempt {}

    /** It was asked and did not answer properly. */
    record Failed(FailureReason reason) implements Attempt {}
}
