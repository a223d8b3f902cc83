package vrs.dash.upstream;

/** Asks the service that holds the set of a query. */
@FunctionalInterface
public interface StreamsCalls {
    /** Blocks until an answer or the deadline. Safe for use by many threads. */
    UpstreamOutcome call(StreamsQuery query, Allowance allowance);
}
