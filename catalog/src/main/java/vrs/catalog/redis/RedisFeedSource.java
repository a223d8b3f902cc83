package vrs.catalog.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import java.util.function.LongSupplier;
import vrs.catalog.feed.FeedListener;
import vrs.catalog.feed.FeedSource;

/** Hears the change feed of an AZ in one Redis. */
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
        ClientResources resources = Clients.resources();
        RedisClient client = Clients.open(resources, config);
        RedisSubscription subscription = new RedisSubscription(client, resources, config, listener, nanoTicker);
        subscription.look();
        return subscription;
    }
}
