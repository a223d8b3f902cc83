package vrs.dash.upstream;

/** What one call of one instance came to. */
public sealed interface Attempt {
    /** A valid answer. */
    record Answered(StreamsAnswer answer) implements Attempt {}

    /** The upstream knows that the video was taken down. */
    record Withdrawn() implements Attempt {}

    /** No connection: nothing was asked, so it costs no attempt. */
    record NotAccepted() implements Attempt {}

    /** It was asked and did not answer properly. */
    record Failed(Reason reason) implements Attempt {}

    /** Why an attempt failed. */
    enum Reason {
        TIMED_OUT,
        BROKEN_OFF,
        BAD_STATUS,
        BAD_BODY
    }
}
