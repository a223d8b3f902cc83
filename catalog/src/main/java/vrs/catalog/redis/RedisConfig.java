package vrs.catalog.redis;

import java.time.Duration;

/**
 * Where a Redis stands and how it is spoken to.
 *
 * @param host its address
 * @param port its port, 1 to 65,535
 * @param namespace what the names of all keys begin with; not empty
 * @param connectTimeout for making a connection, greeting included. A call never waits for longer than its own time left
 * @param reconnectPause how long after an attempt to connect the next one may begin
 * @param silentMax a connection on which calls have run out of time for so long, without one answer, is given up for a
 *     new one: the other end may be gone without a word
 * @param requestsMax how many calls may be under way at once; further ones fail at once
 */
public record RedisConfig(
        String host,
        int port,
        String namespace,
        Duration connectTimeout,
        Duration reconnectPause,
        Duration silentMax,
        int requestsMax) {
    private static final int PORT_MAX = 65_535;

    public RedisConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is empty");
        }
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port is " + port + ", not 1 to " + PORT_MAX);
        }
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

    /** The usual settings for the Redis at this address. */
    public static RedisConfig of(String host, int port) {
        return new RedisConfig(
                host, port, "vrs", Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(2), 1_024);
    }

    private static void atLeast1Ms(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", not 1 ms or more");
        }
    }
}
