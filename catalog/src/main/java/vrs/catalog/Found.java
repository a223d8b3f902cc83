package vrs.catalog;

/** What {@link StreamCatalog} says of a vid. */
public sealed interface Found {
    /**
     * A video.
     *
     * @param layer which layer answered: {@code l1}, {@code document} …
     */
    record Known(VideoRecord video, String layer) implements Found {}

    /** Taken down, by a tombstone or by the deny list. */
    record Withdrawn(String layer) implements Found {}

    /** A store answered that there is no such vid. */
    record Unknown(String layer) implements Found {}

    /** No layer could answer. */
    record Unavailable(FailureReason reason) implements Found {}
}
