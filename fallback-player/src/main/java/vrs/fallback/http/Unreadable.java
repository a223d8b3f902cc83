package vrs.fallback.http;

import vrs.fallback.play.Refusal;

/** Goes through the pipeline in place of a request that cannot be read; the connection ends with the answer to it. */
record Unreadable(Refusal refusal) {}
