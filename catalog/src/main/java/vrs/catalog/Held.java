package vrs.catalog;

import java.time.Duration;

/**
 * One entry in L1. Immutable.
 *
 * @param entry what was loaded
 * @param answer the same as an answer from L1, made once
 * @param confirmedAtNanos when a store last said so
 * @param triedAtNanos when a store was last asked, whatever came of it
 * @param standing what the change feed has said of it
 * @param ages how long it is believed
 */
record Held(CatalogEntry entry, Found answer, long confirmedAtNanos, long triedAtNanos, Standing standing, Ages ages) {
    /**
     * How long an entry is believed, worked out once: each hit asks for it.
     *
     * @param freshNanos up to this age it answers without asking a store
     * @param refreshNanos from this time after the last look on, it is looked up again behind the answer
     */
    record Ages(long freshNanos, long refreshNanos) {}

    /** What the change feed has said of an entry. */
    enum Standing {
        /** Nothing newer is known. */
        NEWEST,
        /** A newer one was written: a store is to be asked before the next answer. */
        SUPERSEDED,
        /** A newer one was written and the stores were asked since, but do not have it yet. */
        AWAITED
    }

    static Held of(CatalogEntry entry, Standing standing, Ages ages, long nowNanos) {
        return new Held(entry, answer(entry, StreamCatalog.L1), nowNanos, nowNanos, standing, ages);
    }

    static Found answer(CatalogEntry entry, String layer) {
        return switch (entry) {
            case VideoRecord video -> new Found.Known(video, layer);
            case Tombstone _ -> new Found.Withdrawn(layer);
        };
    }

    Held confirmed(long nowNanos) {
        Standing next = standing == Standing.NEWEST ? Standing.NEWEST : Standing.AWAITED;
        return new Held(entry, answer, nowNanos, nowNanos, next, ages);
    }

    Held tried(long nowNanos) {
        return new Held(entry, answer, confirmedAtNanos, nowNanos, standing, ages);
    }

    Held superseded() {
        return new Held(entry, answer, confirmedAtNanos, triedAtNanos, Standing.SUPERSEDED, ages);
    }

    /** Whether it answers without asking a store; a withdrawal is never undone by its age. */
    boolean isFresh(long nowNanos) {
        return standing != Standing.SUPERSEDED && (nowNanos - confirmedAtNanos < ages.freshNanos() || isTombstone());
    }

    boolean isRefreshDue(long nowNanos) {
        return nowNanos - triedAtNanos >= ages.refreshNanos();
    }

    /** Whether it may answer when no store can: the newer one may be a withdrawal or other rights. */
    boolean mayBeStale(Duration age, long nowNanos) {
        return isTombstone() || standing == Standing.NEWEST && nowNanos - confirmedAtNanos < age.toNanos();
    }

    boolean triedWithin(Duration age, long nowNanos) {
        return nowNanos - triedAtNanos < age.toNanos();
    }

    private boolean isTombstone() {
        return entry instanceof Tombstone;
    }
}
