package vrs.dash.upstream;

import vrs.topology.Instance;

/** Is told of each attempt at an instance; must not block. */
@FunctionalInterface
public interface AttemptListener {
    void attempted(Instance instance, Attempt attempt);
}
