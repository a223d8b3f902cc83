package vrs.gateway.health;

import java.util.concurrent.CompletionStage;
import vrs.topology.Instance;

/** Asks one instance once whether it is ready. */
public interface Probe {
    /** What came of it. */
    enum Result {
        READY,
        MISSED,
        REFUSED
    }

    /** Does not block, and never completes exceptionally. */
    CompletionStage<Result> ask(Instance instance);
}
