package vrs.catalog.feed;

/** Where the publisher of an AZ tells what its stores hold now. Safe for use by many threads. */
@FunctionalInterface
public interface ChangeFeed {
    /** Tells it, or drops it when nobody can hear: who missed a message finds the change in the stores. */
    void tell(FeedMessage message);
}
