package vrs.catalog.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vrs.catalog.feed.FeedListener;
import vrs.catalog.feed.FeedMessage;
import vrs.catalog.feed.FeedSource;

/**
 * One subscription, made anew after it was lost. A ping now and then finds out that the other end has gone without a
 * word: who only listens would not.
 */
final class RedisSubscription implements FeedSource.Subscription {
    private static final Duration PING_EVERY = Duration.ofSeconds(2);

    private final RedisClient client;
    private final ClientResources resources;
    private final RedisConfig config;
    private final FeedListener listener;
    private final LongSupplier nanoTicker;
    private CompletableFuture<Ear> attempt = CompletableFuture.failedFuture(new RedisException("not connected yet"));
    private long attemptedAtNanos;
    private long pingedAtNanos;
    private boolean closed;

    RedisSubscription(
            RedisClient client,
            ClientResources resources,
            RedisConfig config,
            FeedListener listener,
            LongSupplier nanoTicker) {
        this.client = client;
        this.resources = resources;
        this.config = config;
        this.listener = listener;
        this.nanoTicker = nanoTicker;
        this.attemptedAtNanos = nanoTicker.getAsLong() - config.reconnectPause().toNanos();
    }

    @Override
    public synchronized void look() {
        if (closed || !attempt.isDone()) {
            return;
        }
        long now = nanoTicker.getAsLong();
        if (attempt.isCompletedExceptionally() || attempt.join().isOver()) {
            if (now - attemptedAtNanos >= config.reconnectPause().toNanos()) {
                attempt = connect(now);
            }
        } else if (now - pingedAtNanos >= PING_EVERY.toNanos()) {
            pingedAtNanos = now;
            attempt.join().ping();
        }
    }

    private CompletableFuture<Ear> connect(long now) {
        attemptedAtNanos = now;
        pingedAtNanos = now;
        return client.connectPubSubAsync(StringCodec.UTF8, Clients.address(config))
                .toCompletableFuture()
                .thenCompose(this::subscribed);
    }

    private CompletableFuture<Ear> subscribed(StatefulRedisPubSubConnection<String, String> connection) {
        Ear ear = new Ear(connection, listener);
        connection.addListener((RedisPubSubListener<String, String>) ear);
        connection.addListener((RedisConnectionStateListener) ear);
        return connection
                .async()
                .subscribe(FeedMessage.CHANNEL)
                .toCompletableFuture()
                .orTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((_, failure) -> {
                    if (failure != null) {
                        ear.drop();
                    }
                    return ear;
                });
    }

    @Override
    public void close() {
        CompletableFuture<Ear> last;
        synchronized (this) {
            closed = true;
            last = attempt;
        }
        Clients.close(client, resources, last.thenCompose(Ear::drop));
    }
}
