package vrs.gateway.health;

import java.util.concurrent.CompletionStage;
import vrs.topology.Instance;

/** Asks one instance once whether it is ready. */
public interface Probe {
    /** What came of it. */
    enum Result {
        /** It is. */
        READY,
        /** It says itself that it is not. */
        NOT_READY,
        /** No answer in time, or one that says nothing. */
        MISSED,
        /** Nobody listens there. */
        REFUSED
    }

    /** Does not block, and never completes exceptionally. */
    CompletionStage<Result> ask(Instance instance);
}
