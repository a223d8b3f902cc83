package vrs.catalog.stack;

import java.util.List;
import java.util.function.LongSupplier;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.StreamStore;
import vrs.catalog.redis.RedisStores;
import vrs.catalog.sql.SqlStreamStore;

/**
 * The stores of an AZ that stand behind a network.
 *
 * @param redis hot in L2
 * @param document hot in L3
 * @param sql cold in L3
 */
public record Stores(StreamStore redis, StreamStore document, StreamStore sql) implements AutoCloseable {
    /** Connects in the background; none of them need be there. */
    static Stores connect(StackConfig config, LongSupplier nanoTicker) {
        return new Stores(
                RedisStores.connect(config.redis(), nanoTicker),
                MongoStreamStore.connect(config.document()),
                SqlStreamStore.connect(config.sql()));
    }

    Stores counted(StackListener listener) {
        return new Stores(
                new CountedStore(redis, listener),
                new CountedStore(document, listener),
                new CountedStore(sql, listener));
    }

    @Override
    public void close() {
        List.of(redis, document, sql).forEach(StreamStore::close);
    }
}
