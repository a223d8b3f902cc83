package vrs.dash.upstream;

import java.time.Duration;
import vrs.topology.Instance;

/** One attempt at one instance. */
@FunctionalInterface
public interface Upstream {
    /**
     * Asks once; blocks no longer than the timeout. Safe for use by many threads.
     *
     * @param traceparent to send along
     */
    Attempt ask(Instance instance, StreamsQuery query, String traceparent, Duration timeout);
}
