package vrs.catalog.feed;

/** Hears the change feed. Called on threads of the network: must not block. */
public interface FeedListener {
    /** From now on every message comes; what was told before may have been missed. */
    void subscribed();

    /** From now on messages are missed. */
    void lost();

    /** One change was told. */
    void heard(FeedMessage message);
}
