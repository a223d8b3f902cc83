package vrs.catalog.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vrs.catalog.Revision;
import vrs.catalog.feed.FeedListener;
import vrs.catalog.feed.FeedMessage;

/** Writes down what the feed said, each as a text. */
final class FeedHeard implements FeedListener {
    final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void subscribed() {
        heard.add("subscribed");
    }

    @Override
    public void lost() {
        heard.add("lost");
    }

    @Override
    public void heard(FeedMessage message) {
        heard.add(message.text());
    }

    static FeedMessage message(long counter) {
        return new FeedMessage(new Revision(1, counter - 1), new Revision(1, counter), "v" + counter);
    }
}
