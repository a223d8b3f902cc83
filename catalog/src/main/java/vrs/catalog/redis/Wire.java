package vrs.catalog.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection until it is dropped; who waits for an answer of one that is gone learns it at once. */
final class Wire implements RedisConnectionStateListener {
    private final StatefulRedisConnection<String, String> connection;
    private final AtomicBoolean dropped = new AtomicBoolean();

    private Wire(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    static Wire of(StatefulRedisConnection<String, String> connection) {
        Wire wire = new Wire(connection);
        connection.addListener(wire);
        return wire;
    }

    StatefulRedisConnection<String, String> connection() {
        return connection;
    }

    boolean isOpen() {
        return !dropped.get() && connection.isOpen();
    }

    CompletableFuture<Void> drop() {
        return dropped.compareAndSet(false, true) ? connection.closeAsync() : CompletableFuture.completedFuture(null);
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
        drop();
    }
}
