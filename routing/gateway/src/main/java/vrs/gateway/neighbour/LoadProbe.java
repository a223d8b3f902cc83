package vrs.gateway.neighbour;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import vrs.topology.Instance;

/** Asks one instance once how busy it is. */
public interface LoadProbe {
    /** Nothing when it did not say. Does not block. */
    CompletionStage<Optional<Load>> ask(Instance instance);
}
