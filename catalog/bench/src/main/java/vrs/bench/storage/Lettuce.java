package vrs.bench.storage;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import vrs.catalog.CatalogEntry;
import vrs.catalog.RecordJson;
import vrs.catalog.RevisionKey;

/** What one writes with Lettuce alone: the same key, the same bytes, decoded to the same record. */
final class Lettuce implements AutoCloseable {
    private final RedisClient client = RedisClient.create();
    private final StatefulRedisConnection<String, String> connection;
    private final String key;

    Lettuce(int port, String key) {
        this.connection = client.connect(RedisURI.create("127.0.0.1", port));
        this.key = key;
    }

    CatalogEntry get(String vid) {
        String value = connection.sync().hget(key, vid);
        return decoded(value.substring(RevisionKey.LENGTH));
    }

    static CatalogEntry decoded(String json) {
        return switch (RecordJson.read(json)) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> entry;
            case RecordJson.Reading.Corrupt(String why) -> Expected.not(why);
        };
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
