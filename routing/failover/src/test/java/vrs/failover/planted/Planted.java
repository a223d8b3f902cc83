package vrs.failover.planted;

import io.smallrye.faulttolerance.api.Guard;

/** Breaks the rule on purpose: a decision that knows the library. */
record Planted(Guard guard) {}
