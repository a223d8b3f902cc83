package vrs.dash.upstream;

/** What all attempts at one upstream came to. */
public sealed interface UpstreamOutcome {
    /**
     * Here it is.
     *
     * @param az where it came from
     */
    record Served(StreamsAnswer answer, String az) implements UpstreamOutcome {}

    /** The video was taken down. */
    record Withdrawn() implements UpstreamOutcome {}

    /** Not to be had in any AZ within the time and the attempts given. */
    record NotToBeHad() implements UpstreamOutcome {}
}
