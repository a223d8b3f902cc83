package vrs.catalog.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How the driver is set up for everything that speaks to a Redis, and how it is put down. */
final class Clients {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

    static {
        // Its events are for Java's flight recorder; nobody records them, and making them costs time on each
        // connection.
        System.setProperty("io.lettuce.core.jfr", "false");
    }

    private Clients() {}

    static ClientResources resources() {
        return DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
    }

    static RedisClient open(ClientResources resources, RedisConfig config) {
        RedisClient client = RedisClient.create(resources);
        client.setOptions(ClientOptions.builder()
                // Who calls decides on retries, and nobody below.
                .autoReconnect(false)
                .requestQueueSize(config.requestsMax())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(config.connectTimeout())
                        .build())
                .build());
        return client;
    }

    /** Where a connection goes. With Sentinel each new connection asks who the master is now. */
    static RedisURI address(RedisConfig config) {
        RedisURI.Builder address = RedisURI.builder().withTimeout(config.connectTimeout());
        switch (config.site()) {
            case RedisSite.Single(RedisSite.Node node) ->
                address.withHost(node.host()).withPort(node.port());
            case RedisSite.Sentinel(List<RedisSite.Node> sentinels, String master) -> {
                address.withSentinelMasterId(master);
                sentinels.forEach(node -> address.withSentinel(node.host(), node.port()));
            }
            case RedisSite.Ring _ ->
                throw new IllegalArgumentException("a ring has no one address: each of its nodes has");
        }
        return address.build();
    }

    static void close(RedisClient client, ClientResources resources, CompletableFuture<Void> links) {
        links.completeOnTimeout(null, CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> null)
                .join();
        client.shutdown(Duration.ZERO, CLOSE_MAX);
        resources
                .shutdown(0, CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }
}
