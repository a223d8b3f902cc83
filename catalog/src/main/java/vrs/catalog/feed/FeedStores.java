package vrs.catalog.feed;

import java.util.List;
import vrs.catalog.StreamStore;

/**
 * Where a follower reads what changed.
 *
 * @param near asked for single changes, in this order
 * @param whole asked for all changes after a revision; what one of them lacks another may have
 */
public record FeedStores(List<StreamStore> near, List<StreamStore> whole) {
    public FeedStores {
        near = List.copyOf(near);
        whole = List.copyOf(whole);
    }
}
