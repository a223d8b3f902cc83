package vrs.catalog;

import com.mongodb.ConnectionString;
import java.time.Duration;

/**
 * Where a document store stands.
 *
 * @param uri its address, or those of a replica set, as MongoDB writes it: {@code mongodb://…}; may hold a password
 * @param database such as {@code vrs}
 * @param collection such as {@code streams}
 * @param connectTimeout for making a connection, and for each heartbeat of the driver; not short, because a missed
 *     heartbeat throws all connections away. A call never waits for longer than its own time left
 * @param heartbeat how often the driver looks whether the store is there
 * @param connectionsMax how many calls may be under way at once; a quarter of them has its connection before it comes
 */
public record MongoConfig(
        ConnectionString uri,
        String database,
        String collection,
        Duration connectTimeout,
        Duration heartbeat,
        int connectionsMax) {
    private static final int PORT_MAX = 65_535;

    public MongoConfig {
        if (connectionsMax < 1) {
            throw new IllegalArgumentException("connectionsMax is " + connectionsMax + ", not 1 or more");
        }
        if (connectTimeout.toMillis() < 1 || heartbeat.toMillis() < 1) {
            throw new IllegalArgumentException("connectTimeout and heartbeat must be 1 ms or more");
        }
    }

    /** The usual settings for the one store at this address. */
    public static MongoConfig of(String host, int port) {
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port is " + port + ", not 1 to " + PORT_MAX);
        }
        return of(new ConnectionString("mongodb://" + host + ":" + port), "vrs");
    }

    /** The usual settings for a database of a store, or of a replica set. */
    public static MongoConfig of(ConnectionString uri, String database) {
        return new MongoConfig(uri, database, "streams", Duration.ofSeconds(1), Duration.ofSeconds(2), 64);
    }
}
