package vrs.publisher.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.StreamStore;
import vrs.catalog.feed.ChangeFeed;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisFeed;
import vrs.catalog.redis.RedisSite;
import vrs.catalog.redis.RedisStores;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.sql.SqlStreamStore;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/**
 * The stores of one AZ, as its topology names them, and its feed. Which Redis it has a setting may say as well. Each connects in the background.
 *
 * @param stores in the order document, SQL, Redis
 * @param feed says nothing when the AZ has no Redis
 * @param feedEnd closes it
 */
record AzStores(List<StreamStore> stores, ChangeFeed feed, Runnable feedEnd) implements AutoCloseable {
    AzStores {
        stores = List.copyOf(stores);
    }

    static AzStores connect(Topology topology, String az, Optional<RedisSite> redis, LongSupplier nanoTicker) {
        List<StreamStore> stores = new ArrayList<>();
        for (Instance it : topology.instances(Role.DOCUMENT, az)) {
            stores.add(MongoStreamStore.connect(MongoConfig.of(it.host(), it.port())));
        }
        for (Instance it : topology.instances(Role.SQL, az)) {
            stores.add(SqlStreamStore.connect(SqlConfig.h2(it.host(), it.port())));
        }
        Optional<RedisConfig> config = redis.or(() -> named(topology, az)).map(RedisConfig::of);
        if (config.isEmpty()) {
            return new AzStores(stores, _ -> {}, () -> {});
        }
        stores.add(RedisStores.connect(config.get(), nanoTicker));
        RedisFeed sender = RedisFeed.connect(config.get(), nanoTicker);
        return new AzStores(stores, sender, sender::close);
    }

    private static Optional<RedisSite> named(Topology topology, String az) {
        return topology.instances(Role.REDIS, az).stream()
                .findFirst()
                .map(it -> new RedisSite.Single(new RedisSite.Node(it.host(), it.port())));
    }

    @Override
    public void close() {
        stores.forEach(StreamStore::close);
        feedEnd.run();
    }
}
