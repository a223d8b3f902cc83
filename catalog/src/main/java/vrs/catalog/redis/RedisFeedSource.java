package vrs.catalog.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import java.util.List;
import java.util.function.LongSupplier;
import vrs.catalog.feed.FeedListener;
import vrs.catalog.feed.FeedSource;

/** Hears the change feed of an AZ in its Redis; on every node of a ring, and each message once. */
public final class RedisFeedSource implements FeedSource {
    private final RedisConfig config;
    private final LongSupplier nanoTicker;

    /** @param nanoTicker monotonic time in nanoseconds */
    public RedisFeedSource(RedisConfig config, LongSupplier nanoTicker) {
        this.config = config;
        this.nanoTicker = nanoTicker;
    }

    @Override
    public Subscription subscribe(FeedListener listener) {
        FirstHeard once = new FirstHeard(listener);
        All all = new All(config.each().stream().map(one -> at(one, once)).toList());
        all.look();
        return all;
    }

    private RedisSubscription at(RedisConfig one, FeedListener once) {
        ClientResources resources = Clients.resources();
        RedisClient client = Clients.open(resources, one);
        return new RedisSubscription(client, resources, one, once, nanoTicker);
    }

    private record All(List<RedisSubscription> places) implements Subscription {
        @Override
        public void look() {
            places.forEach(RedisSubscription::look);
        }

        @Override
        public void close() {
            places.forEach(RedisSubscription::close);
        }
    }
}
