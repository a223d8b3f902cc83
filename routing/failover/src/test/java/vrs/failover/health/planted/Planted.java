package vrs.failover.health.planted;

import vrs.failover.CallTerms;

/** Breaks the rule on purpose: a judgement of an AZ that knows who calls. */
record Planted(CallTerms terms) {}
