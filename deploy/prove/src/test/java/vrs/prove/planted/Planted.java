package vrs.prove.planted;

import vrs.failover.CallTerms;

/** Breaks the rule on purpose: a proof that looks inside. */
record Planted(CallTerms terms) {}
