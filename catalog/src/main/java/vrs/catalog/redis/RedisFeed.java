package vrs.catalog.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import vrs.catalog.feed.ChangeFeed;
import vrs.catalog.feed.FeedMessage;

/**
 * The change feed of an AZ as its publisher sends it, over the publish and subscribe of one Redis. Messages of one
 * thread arrive in their order. Safe for use by many threads.
 */
public final class RedisFeed implements ChangeFeed, AutoCloseable {
    private static final Duration TELL_MAX = Duration.ofMillis(100);

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisLink link;
    private final AtomicLong dropped = new AtomicLong();

    private RedisFeed(ClientResources resources, RedisConfig config, LongSupplier nanoTicker) {
        this.resources = resources;
        this.client = Clients.open(resources, config);
        this.link = new RedisLink(client, Clients.address(config), config, nanoTicker);
    }

    /**
     * The feed over the Redis at that address; connects in the background, so that it may also come up later.
     *
     * @param nanoTicker monotonic time in nanoseconds
     */
    public static RedisFeed connect(RedisConfig config, LongSupplier nanoTicker) {
        return new RedisFeed(Clients.resources(), config, nanoTicker);
    }

    /** Waits for at most {@code 100 ms}. */
    @Override
    public void tell(FeedMessage message) {
        Reply<Long> reply = link.call(TELL_MAX, redis -> redis.publish(FeedMessage.CHANNEL, message.text()));
        if (reply instanceof Reply.Failed<Long>) {
            dropped.incrementAndGet();
        }
    }

    /** How many messages may not have been sent. */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        Clients.close(client, resources, link.close());
    }
}
