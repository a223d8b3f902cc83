package vrs.catalog.layer;

import vrs.catalog.FailureReason;

/** Hears what a {@link Layer} does, to count it. Called on the threads of reads: must not block. */
public interface LayerListener {
    /** Hears nothing. */
    LayerListener SILENT = new LayerListener() {};

    /** What a comparison of the two stores over one live read came to. */
    enum Comparison {
        SAME,
        HOT_LOWER,
        COLD_LOWER,
        /** The same revision, with other content: one of them is damaged. */
        DIFFERENT,
        COLD_MISSES,
        COLD_FAILED
    }

    /** A store's answer was given. */
    default void answered(String technology) {}

    /** A store did not answer, or not well enough. */
    default void failed(String technology, FailureReason reason) {}

    /** The hot store was slow, so this one was asked as well. */
    default void hedged(String technology) {}

    /** The hot store was slow, and the budget for asking the cold one was spent. */
    default void hedgeRefused() {}

    /** One read was compared. */
    default void compared(Comparison result) {}

    /** A store's health has moved on. */
    default void moved(String technology, StoreHealth health) {}
}
