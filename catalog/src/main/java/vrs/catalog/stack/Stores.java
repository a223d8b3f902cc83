package vrs.catalog.stack;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
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

    /** Whether one of them answers now; each is waited for so long at most. */
    boolean isAnyThere(Duration each) {
        return Stream.of(redis, document, sql).anyMatch(store -> isThere(store, each));
    }

    private static boolean isThere(StreamStore store, Duration timeLeft) {
        try {
            return store.newestRevision(timeLeft).isAfter(Revision.NONE);
        } catch (StoreUnavailable e) {
            return false;
        }
    }

    @Override
    public void close() {
        List.of(redis, document, sql).forEach(StreamStore::close);
    }
}
