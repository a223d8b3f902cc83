package vrs.catalog.ring;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/**
 * Between what a node holds.
 *
 * @param oldest the lowest revision; {@link Revision#NONE} when it is empty
 * @param newest the highest one
 */
record Holdings(Revision oldest, Revision newest) {
    static Holdings of(StreamStore node, Duration timeLeft, LongSupplier nanoTicker) throws StoreUnavailable {
        long startNanos = nanoTicker.getAsLong();
        Revision newest = node.newestRevision(timeLeft);
        List<CatalogEntry> first =
                node.changesAfter(Revision.NONE, 1, timeLeft.minusNanos(nanoTicker.getAsLong() - startNanos));
        return new Holdings(first.isEmpty() ? Revision.NONE : first.getFirst().revision(), newest);
    }

    /**
     * Whether something has gone since then. Its oldest revision also goes when that video is written anew: then nothing
     * has gone, and who compares finds that out.
     */
    boolean isLessThan(Holdings before) {
        boolean hadSome = before.newest.isAfter(Revision.NONE);
        return hadSome && (before.newest.isAfter(newest) || oldest.isAfter(before.oldest));
    }
}
