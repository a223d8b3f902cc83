package vrs.publisher;

import java.time.Duration;
import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.feed.ChangeFeed;
import vrs.catalog.feed.FeedMessage;

/** The document store of an AZ, with the other stores of it that are written after it as far as they are there. */
record AzCopies(StreamStore document, List<StreamStore> others, ChangeFeed feed, Runnable ending)
        implements StreamStore {
    @Override
    public String technology() {
        return document.technology();
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        return document.lookup(vid, timeLeft);
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        Revision previous = newest(timeLeft);
        WriteOutcome outcome = document.write(entry, timeLeft);
        others.forEach(other -> other.write(entry, timeLeft));
        if (entry.revision().isAfter(previous)) {
            feed.tell(new FeedMessage(previous, entry.revision(), entry.vid()));
        }
        return outcome;
    }

    private Revision newest(Duration timeLeft) {
        try {
            return document.newestRevision(timeLeft);
        } catch (StoreUnavailable e) {
            return Revision.NONE;
        }
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        return document.changesAfter(revision, countMax, timeLeft);
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        return document.newestRevision(timeLeft);
    }

    @Override
    public void close() {
        ending.run();
        others.forEach(StreamStore::close);
        document.close();
    }
}
