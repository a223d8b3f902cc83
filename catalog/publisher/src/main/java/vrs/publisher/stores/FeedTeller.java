package vrs.publisher.stores;

import java.util.Collection;
import java.util.List;
import vrs.catalog.Revision;
import vrs.catalog.feed.ChangeFeed;
import vrs.catalog.feed.FeedMessage;
import vrs.publisher.log.LogEntry;
import vrs.publisher.log.OwnLog;

/**
 * Tells the feed of this AZ of each committed change, once every store of the AZ that works holds it. Safe for use by many threads.
 */
public final class FeedTeller {
    private static final int PAGE = 500;

    private final OwnLog log;
    private final ChangeFeed feed;
    private final Collection<StoreFollower> stores;
    private Revision told;

    /** Begins with the last change that is committed already: who missed it while nobody told hears of a gap. */
    public FeedTeller(OwnLog log, ChangeFeed feed, Collection<StoreFollower> stores) {
        this.log = log;
        this.feed = feed;
        this.stores = List.copyOf(stores);
        List<LogEntry> single = log.singleAfter(Revision.NONE, Integer.MAX_VALUE);
        this.told = single.isEmpty() ? log.commit() : single.getLast().previous();
    }

    /** Tells what the stores hold by now. A store in trouble is not waited for: its layer asks the other one. */
    public synchronized void tell() {
        Revision reached = stores.stream()
                .filter(store -> store.trouble().isEmpty())
                .map(StoreFollower::position)
                .min(Revision::compareTo)
                .orElse(Revision.NONE);
        for (LogEntry entry : log.singleAfter(told, PAGE)) {
            if (entry.revision().isAfter(reached)) {
                return;
            }
            feed.tell(new FeedMessage(
                    entry.previous(), entry.revision(), entry.entry().vid()));
            told = entry.revision();
        }
    }
}
