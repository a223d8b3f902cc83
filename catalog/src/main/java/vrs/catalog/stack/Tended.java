package vrs.catalog.stack;

import vrs.catalog.StreamLayer;

/**
 * A layer, and what keeps it well.
 *
 * @param tend sets due probes and checks going
 * @param states how its stores are
 */
record Tended(StreamLayer layer, Runnable tend, StoreStates states) {}
