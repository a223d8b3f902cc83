package vrs.catalog.redis;

import vrs.catalog.Revision;
import vrs.catalog.feed.FeedListener;
import vrs.catalog.feed.FeedMessage;

/**
 * One listener to a feed that is told in several places: it hears each message once, and is lost when it hears in none of
 * them any longer. Each place is told the same in the same order, so what is not higher than the last message has been
 * heard, or was missed and shown as a gap by what came after it. Safe for use by many threads.
 */
final class FirstHeard implements FeedListener {
    private final FeedListener listener;
    private int places;
    private Revision last = Revision.NONE;

    FirstHeard(FeedListener listener) {
        this.listener = listener;
    }

    /** Also one more place: what was told while this was not heard there may not have come to the others either. */
    @Override
    public synchronized void subscribed() {
        places++;
        // Its end may be told before its beginning.
        if (places > 0) {
            listener.subscribed();
        }
    }

    @Override
    public synchronized void lost() {
        places--;
        if (places == 0) {
            listener.lost();
        }
    }

    @Override
    public synchronized void heard(FeedMessage message) {
        if (message.revision().isAfter(last)) {
            last = message.revision();
            listener.heard(message);
        }
    }
}
