package vrs.catalog.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
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

    static RedisURI address(RedisConfig config) {
        return RedisURI.builder()
                .withHost(config.host())
                .withPort(config.port())
                .withTimeout(config.connectTimeout())
                .build();
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
