package vrs.gateway.front;

import java.util.Locale;

/** What became of a request that was to be handed to a neighbour. */
enum Spill {
    /** The neighbour answered. */
    ANSWERED,
    /** The neighbour took it and gave nothing that a viewer can use. */
    FAILED,
    /** The neighbour's gateway could not be reached. */
    REFUSED,
    /** No neighbour is up, active and has room. */
    NOBODY;

    /** The name in metrics. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
