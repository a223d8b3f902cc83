package vrs.catalog.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import vrs.catalog.feed.ChangeFeed;
import vrs.catalog.feed.FeedMessage;

/**
 * The change feed of an AZ as its publisher sends it, over the publish and subscribe of its Redis; on every node of a
 * ring, so that it is heard as long as one of them stands. Messages of one thread arrive in their order. Safe for use by
 * many threads.
 */
public final class RedisFeed implements ChangeFeed, AutoCloseable {
    private static final Duration TELL_MAX = Duration.ofMillis(100);

    private final ClientResources resources;
    private final RedisClient client;
    private final List<RedisLink> links;
    private final LongSupplier nanoTicker;
    private final AtomicLong dropped = new AtomicLong();

    private RedisFeed(ClientResources resources, RedisConfig config, LongSupplier nanoTicker) {
        this.resources = resources;
        this.client = Clients.open(resources, config);
        this.links = config.each().stream()
                .map(one -> new RedisLink(client, Clients.address(one), one, nanoTicker))
                .toList();
        this.nanoTicker = nanoTicker;
    }

    /**
     * The feed over the Redis that is there; connects in the background, so that it may also come up later.
     *
     * @param nanoTicker monotonic time in nanoseconds
     */
    public static RedisFeed connect(RedisConfig config, LongSupplier nanoTicker) {
        return new RedisFeed(Clients.resources(), config, nanoTicker);
    }

    /** Waits for at most {@code 100 ms}. */
    @Override
    public void tell(FeedMessage message) {
        long startNanos = nanoTicker.getAsLong();
        Function<RedisAsyncCommands<String, String>, RedisFuture<Long>> publish =
                redis -> redis.publish(FeedMessage.CHANNEL, message.text());
        List<RedisLink.Sent<Long>> sent = new ArrayList<>();
        links.forEach(link -> link.begin(publish).ifPresent(sent::add));
        boolean isTold = sent.isEmpty()
                ? links.stream().anyMatch(link -> link.call(left(startNanos), publish) instanceof Reply.Answered<Long>)
                : sent.stream().filter(it -> isTold(it, left(startNanos))).count() > 0;
        if (!isTold) {
            dropped.incrementAndGet();
        }
    }

    private static boolean isTold(RedisLink.Sent<Long> sent, Duration timeLeft) {
        Optional<Reply<Long>> reply = sent.within(timeLeft);
        if (reply.isEmpty()) {
            sent.abandon();
        }
        return reply.filter(Reply.Answered.class::isInstance).isPresent();
    }

    private Duration left(long startNanos) {
        return TELL_MAX.minusNanos(nanoTicker.getAsLong() - startNanos);
    }

    /** How many messages nobody may have been sent. */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        CompletableFuture<?>[] ends = links.stream().map(RedisLink::close).toArray(CompletableFuture[]::new);
        Clients.close(client, resources, CompletableFuture.allOf(ends));
    }
}
