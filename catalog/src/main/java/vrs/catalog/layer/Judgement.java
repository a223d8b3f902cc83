package vrs.catalog.layer;

import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StreamStore.Lookup;

/** What one store's answer is worth, beside what this instance knows. */
sealed interface Judgement {
    /** The store that said it. */
    GuardedStore store();

    /** Nothing newer is known. */
    record Good(GuardedStore store, CatalogEntry entry) implements Judgement {}

    /** The feed has told of a newer one: good only when no store has that. */
    record Low(GuardedStore store, CatalogEntry entry) implements Judgement {}

    /** It says that there is no such vid; one store's word is not enough. */
    record Missing(GuardedStore store) implements Judgement {}

    /** Both stores say so. */
    record MissingInBoth(GuardedStore store) implements Judgement {}

    /** No answer, or one below what was served. */
    record Failed(GuardedStore store, FailureReason reason) implements Judgement {}

    /**
     * Judges an answer.
     *
     * @param floor no answer may be lower
     * @param expected the newest revision known of this vid
     */
    static Judgement of(GuardedStore store, Lookup lookup, Revision floor, Revision expected) {
        return switch (lookup) {
            case Lookup.Found(CatalogEntry entry)
            when floor.isAfter(entry.revision()) -> new Failed(store, FailureReason.BEHIND);
            case Lookup.Found(CatalogEntry entry) when expected.isAfter(entry.revision()) -> new Low(store, entry);
            case Lookup.Found(CatalogEntry entry) -> new Good(store, entry);
            case Lookup.Absent() -> new Missing(store);
            case Lookup.Failed(FailureReason reason) -> new Failed(store, reason);
        };
    }

    /** The one of two that tells more. */
    static Judgement better(Judgement first, Judgement second) {
        if (first instanceof Low a && second instanceof Low b) {
            return b.entry().revision().isAfter(a.entry().revision()) ? second : first;
        }
        return rank(second) < rank(first) ? second : first;
    }

    private static int rank(Judgement judgement) {
        return switch (judgement) {
            case Good _ -> 0;
            case Low _ -> 1;
            case MissingInBoth _ -> 2;
            case Missing _ -> 3;
            case Failed _ -> 4;
        };
    }
}
