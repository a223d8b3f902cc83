package vrs.prove.simulation.planted;

import vrs.prove.cluster.Cluster;

/** Breaks the rule on purpose: a simulation with real processes. */
record Planted(Cluster cluster) {}
