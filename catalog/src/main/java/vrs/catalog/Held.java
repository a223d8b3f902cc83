package vrs.catalog;

import java.time.Duration;

/**
 * One entry in L1. Immutable.
 *
 * @param entry what was loaded
 * @param answer the same as an answer from L1, made once
 * @param confirmedAtNanos when a store last said so
 * @param triedAtNanos when a store was last asked, whatever came of it
 */
record Held(CatalogEntry entry, Found answer, long confirmedAtNanos, long triedAtNanos) {
    static Held of(CatalogEntry entry, long nowNanos) {
        return new Held(entry, answer(entry, StreamCatalog.L1), nowNanos, nowNanos);
    }

    static Found answer(CatalogEntry entry, String layer) {
        return switch (entry) {
            case VideoRecord video -> new Found.Known(video, layer);
            case Tombstone _ -> new Found.Withdrawn(layer);
        };
    }

    Held confirmed(long nowNanos) {
        return new Held(entry, answer, nowNanos, nowNanos);
    }

    Held tried(long nowNanos) {
        return new Held(entry, answer, confirmedAtNanos, nowNanos);
    }

    boolean confirmedWithin(Duration age, long nowNanos) {
        return nowNanos - confirmedAtNanos < age.toNanos();
    }

    boolean triedWithin(Duration age, long nowNanos) {
        return nowNanos - triedAtNanos < age.toNanos();
    }

    /** A withdrawal is never undone by its age. */
    boolean isTombstone() {
        return entry instanceof Tombstone;
    }
}
