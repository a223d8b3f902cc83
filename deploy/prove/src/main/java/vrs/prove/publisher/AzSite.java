package vrs.prove.publisher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.StreamStore;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisStreamStore;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.sql.SqlStreamStore;
import vrs.prove.stores.server.LocalStore;
import vrs.prove.stores.server.RedisServer;
import vrs.prove.stores.server.StoreServer;

/** The stores of one AZ as real processes, the gates before them for its publisher, and a way past the gates to look. */
final class AzSite implements AutoCloseable {
    private static final int HEAP_MIB = 96;
    private static final String HOST = "127.0.0.1";

    private final RedisServer redis;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Map<String, Integer> gates = new LinkedHashMap<>();
    private final Map<String, StreamStore> stores = new LinkedHashMap<>();

    AzSite(Path home, String az, LongSupplier nanoTicker, Supplier<Seam> seam)
            throws IOException, InterruptedException {
        StoreServer document = start(LocalStore.document(home, HEAP_MIB));
        StoreServer sql = start(LocalStore.sql(home, HEAP_MIB));
        redis = new RedisServer(home, StoreServer.freePort());
        start(redis);
        gate(az, "document", document.address(), seam);
        gate(az, "sql", sql.address(), seam);
        gate(az, "redis", redis.address(), seam);
        stores.put(
                "document",
                MongoStreamStore.connect(MongoConfig.of(HOST, document.address().getPort())));
        stores.put(
                "sql", SqlStreamStore.connect(SqlConfig.h2(HOST, sql.address().getPort())));
        stores.put(
                "redis",
                RedisStreamStore.connect(RedisConfig.of(HOST, redis.address().getPort()), nanoTicker));
        open.addAll(0, stores.values());
    }

    private <S extends StoreServer> S start(S server) throws IOException, InterruptedException {
        open.add(server);
        server.start();
        return server;
    }

    private void gate(String az, String store, InetSocketAddress target, Supplier<Seam> seam) throws IOException {
        StoreGate gate = StoreGate.open(az, store, target, seam);
        open.addFirst(gate);
        gates.put(store, gate.port());
    }

    /** Where its publisher finds its stores. */
    Map<String, Integer> gates() {
        return gates;
    }

    /** The stores as they are. */
    Map<String, StreamStore> stores() {
        return stores;
    }

    /** Its Redis goes on, empty. */
    void wipeRedis() throws IOException {
        redis.wipe();
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
