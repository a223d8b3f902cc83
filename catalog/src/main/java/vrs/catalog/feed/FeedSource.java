package vrs.catalog.feed;

/** Where the change feed of an AZ can be heard. */
@FunctionalInterface
public interface FeedSource {
    /** Begins to listen; does not wait for it. */
    Subscription subscribe(FeedListener listener);

    /** One listener's connection to the feed. Safe for use by many threads. */
    interface Subscription extends AutoCloseable {
        /** Connects again when it was lost, and looks whether the other end is still there. Called often; never blocks. */
        void look();

        @Override
        void close();
    }
}
