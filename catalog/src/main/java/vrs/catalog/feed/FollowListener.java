package vrs.catalog.feed;

import vrs.catalog.FailureReason;

/** Hears how the following goes, to count it. Must not block. */
public interface FollowListener {
    /** Hears nothing. */
    FollowListener SILENT = new FollowListener() {};

    /** The feed is connected, or no longer. */
    default void connected(boolean connected) {}

    /** A message was heard. */
    default void heard() {}

    /** A message shows that one before it was missed. */
    default void gap() {}

    /** The stores were asked for what was not heard; so many changes came of it. */
    default void swept(int changes) {}

    /** A store could not be swept. */
    default void sweepFailed(String technology, FailureReason reason) {}

    /** The replica could not keep a change. */
    default void notKept() {}
}
