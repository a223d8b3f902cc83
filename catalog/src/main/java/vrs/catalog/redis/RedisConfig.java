package vrs.catalog.redis;

import java.time.Duration;
import java.util.List;

/**
 * Where the Redis of an AZ stands and how it is spoken to.
 *
 * @param site one Redis, one that Sentinel watches, or several on a ring
 * @param namespace what the names of all keys begin with; not empty
 * @param connectTimeout for making a connection, greeting included. A call never waits for longer than its own time left
 * @param reconnectPause how long after an attempt to connect the next one may begin
 * @param silentMax a connection on which calls have run out of time for so long, without one answer, is given up for a
 *     new one: the other end may be gone without a word
 * @param requestsMax how many calls may be under way at once; further ones fail at once
 */
public record RedisConfig(
        RedisSite site,
        String namespace,
        Duration connectTimeout,
        Duration reconnectPause,
        Duration silentMax,
        int requestsMax) {
    public RedisConfig {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("namespace is empty");
        }
        atLeast1Ms("connectTimeout", connectTimeout);
        atLeast1Ms("reconnectPause", reconnectPause);
        atLeast1Ms("silentMax", silentMax);
        if (requestsMax < 1) {
            throw new IllegalArgumentException("requestsMax is " + requestsMax + ", not 1 or more");
        }
    }

    /** One Redis. */
    public RedisConfig(
            String host,
            int port,
            String namespace,
            Duration connectTimeout,
            Duration reconnectPause,
            Duration silentMax,
            int requestsMax) {
        this(
                new RedisSite.Single(new RedisSite.Node(host, port)),
                namespace,
                connectTimeout,
                reconnectPause,
                silentMax,
                requestsMax);
    }

    /** The usual settings for the Redis at this address. */
    public static RedisConfig of(String host, int port) {
        return of(new RedisSite.Single(new RedisSite.Node(host, port)));
    }

    /** The usual settings for this site. */
    public static RedisConfig of(RedisSite site) {
        return new RedisConfig(
                site, "vrs", Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(2), 1_024);
    }

    /** One for each place that has to be spoken to by itself: the nodes of a ring; any other site is one. */
    List<RedisConfig> each() {
        return switch (site) {
            case RedisSite.Single _, RedisSite.Sentinel _ -> List.of(this);
            case RedisSite.Ring ring -> ring.nodes().stream().map(this::at).toList();
        };
    }

    /** The same for one node of the site. */
    RedisConfig at(RedisSite.Node node) {
        return new RedisConfig(
                new RedisSite.Single(node), namespace, connectTimeout, reconnectPause, silentMax, requestsMax);
    }

    private static void atLeast1Ms(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", not 1 ms or more");
        }
    }
}
