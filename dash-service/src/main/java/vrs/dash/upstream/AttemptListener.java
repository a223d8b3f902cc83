package vrs.dash.upstream;

import vrs.topology.Instance;

/** Is told of each attempt; must not block. */
@FunctionalInterface
public interface AttemptListener {
    void attempted(Instance instance, Attempt attempt);
}
