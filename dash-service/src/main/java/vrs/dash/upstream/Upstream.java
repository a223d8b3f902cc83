package vrs.dash.upstream;

import java.time.Duration;
import vrs.topology.Instance;

/** One attempt at one instance. */
@FunctionalInterface
public interface Upstream {
    /**
     * Asks once. Safe for use by many threads.
     *
     * @param marks what to tell
     * @param bounds it blocks no longer
     */
    Attempt ask(Instance instance, StreamsQuery query, CallMarks marks, Bounds bounds);

    /**
     * How long one attempt may take; both are above zero.
     *
     * @param timeout from its begin to the last byte of the answer
     * @param connect for connecting, as a part of that
     */
    record Bounds(Duration timeout, Duration connect) {}
}
