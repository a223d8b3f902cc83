package vrs.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The port to one store of catalogue entries. A call without time left asks nothing and fails as timed out; each call on a
 * closed store fails. Safe for use by many threads.
 */
public interface StreamStore extends AutoCloseable {
    /** Its technology, as it stands in metrics and in {@code VRS-Served}: {@code redis}, {@code disk}, {@code document} … */
    String technology();

    /** Whether a lookup needs nobody outside of this process and its disk, and so is over sooner than another thread starts. */
    default boolean isLocal() {
        return false;
    }

    /** Looks one entry up. Blocks no longer than the time left. */
    Lookup lookup(String vid, Duration timeLeft);

    /**
     * Begins to look one entry up and does not wait. Empty where the store can wait in {@link #lookup} only, now or ever.
     */
    default Optional<Look> begin(String vid) {
        return Optional.empty();
    }

    /** Writes an entry unless the store holds the same or a later revision of it. */
    WriteOutcome write(CatalogEntry entry, Duration timeLeft);

    /**
     * All entries whose revision comes after the given one, the oldest first, at most {@code countMax} of them. A vid
     * stands there once, with its last change.
     *
     * @throws StoreUnavailable when the store cannot answer
     */
    List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable;

    /**
     * The highest revision in the store, {@link Revision#NONE} when it is empty.
     *
     * @throws StoreUnavailable when the store cannot answer
     */
    Revision newestRevision(Duration timeLeft) throws StoreUnavailable;

    /**
     * How often this store was seen to hold less than it did, or to look for what it holds elsewhere, which its newest
     * revision does not show. Who fills the store compares all of it when this has risen. Each call looks anew.
     *
     * @throws StoreUnavailable when the store cannot answer
     */
    default long losses(Duration timeLeft) throws StoreUnavailable {
        return 0;
    }

    @Override
    void close();

    /** A lookup that is under way. */
    interface Look {
        /** Waits for it, and on the thread that waits makes of it what it is; empty when it is not over within the time. */
        Optional<Lookup> await(Duration time);

        /** Nobody will wait any longer. */
        void abandon();
    }

    /** What a lookup came to. */
    sealed interface Lookup {
        /** There it is. */
        record Found(CatalogEntry entry) implements Lookup {}

        /** The store answered: there is no such vid. */
        record Absent() implements Lookup {}

        /** The store did not answer; this says nothing of the vid. */
        record Failed(FailureReason reason) implements Lookup {}
    }

    /** What a write came to. */
    sealed interface WriteOutcome {
        /** It is durable in this store. */
        record Written() implements WriteOutcome {}

        /** The store holds this revision or a later one. */
        record Superseded(Revision held) implements WriteOutcome {}

        /** It may or may not have been written; writing it again is safe. */
        record Failed(FailureReason reason) implements WriteOutcome {}
    }
}
