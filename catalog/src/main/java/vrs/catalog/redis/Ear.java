package vrs.catalog.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.CompletableFuture;
import vrs.catalog.feed.FeedListener;
import vrs.catalog.feed.FeedMessage;

/** One connection that listens, until it is dropped; tells of its beginning and of its end once each. */
final class Ear extends RedisPubSubAdapter<String, String> implements RedisConnectionStateListener {
    private enum Stage {
        NEW,
        SUBSCRIBED,
        OVER
    }

    private final StatefulRedisPubSubConnection<String, String> connection;
    private final FeedListener listener;
    private Stage stage = Stage.NEW;
    private volatile CompletableFuture<String> pinged = CompletableFuture.completedFuture("");

    Ear(StatefulRedisPubSubConnection<String, String> connection, FeedListener listener) {
        this.connection = connection;
        this.listener = listener;
    }

    synchronized boolean isOver() {
        return stage == Stage.OVER;
    }

    /** Asks the other end for a sign, and gives the connection up when the last question had no answer. */
    void ping() {
        CompletableFuture<String> last = pinged;
        if (last.isDone() && !last.isCompletedExceptionally()) {
            pinged = connection.async().ping().toCompletableFuture();
        } else {
            drop();
        }
    }

    @Override
    public void subscribed(String channel, long count) {
        synchronized (this) {
            if (stage != Stage.NEW) {
                return;
            }
            stage = Stage.SUBSCRIBED;
        }
        listener.subscribed();
    }

    @Override
    public void message(String channel, String message) {
        FeedMessage.parse(message).ifPresent(listener::heard);
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
        drop();
    }

    CompletableFuture<Void> drop() {
        Stage was;
        synchronized (this) {
            was = stage;
            stage = Stage.OVER;
        }
        if (was == Stage.SUBSCRIBED) {
            listener.lost();
        }
        return was == Stage.OVER ? CompletableFuture.completedFuture(null) : connection.closeAsync();
    }
}
