package vrs.prove.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.StreamStore;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisFeed;
import vrs.catalog.redis.RedisStreamStore;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.sql.SqlStreamStore;
import vrs.prove.stores.server.Folders;
import vrs.prove.stores.server.LocalStore;
import vrs.prove.stores.server.Paths;
import vrs.prove.stores.server.RedisServer;
import vrs.prove.stores.server.StoreServer;

/** The stores of one AZ as real processes over one home, one of them behind a path that can be made slow. Used by one thread. */
public final class Site implements AutoCloseable {
    /** The replica of the reader, below the home. */
    static final String REPLICA = "replica.mv";

    /** Beside the replica, as the reader expects it. */
    private static final String SNAPSHOT = "catalogue.snapshot";

    private static final String HOST = "127.0.0.1";

    private final Path home;
    private final RedisServer redis;
    private final StoreServer document;
    private final StoreServer sql;
    private final Paths paths;
    private final Optional<StoreName> slowed;
    private final LongSupplier nanoTicker;

    private Site(
            Path home,
            RedisServer redis,
            StoreServer document,
            StoreServer sql,
            Paths paths,
            Optional<StoreName> slowed,
            LongSupplier nanoTicker) {
        this.home = home;
        this.redis = redis;
        this.document = document;
        this.sql = sql;
        this.paths = paths;
        this.slowed = slowed;
        this.nanoTicker = nanoTicker;
    }

    /**
     * Starts them over what lies in the home.
     *
     * @param slowed the store that is to become slow: the bytes of the others need not go through this process
     */
    static Site start(Path home, int storeHeapMib, Optional<StoreName> slowed, LongSupplier nanoTicker)
            throws IOException, InterruptedException {
        RedisServer redis = new RedisServer(home, StoreServer.freePort());
        StoreServer document = LocalStore.document(home, storeHeapMib);
        StoreServer sql = LocalStore.sql(home, storeHeapMib);
        Paths paths = Paths.to(List.of(redis, document, sql), nanoTicker);
        Site site = new Site(home, redis, document, sql, paths, slowed, nanoTicker);
        boolean all = false;
        try {
            redis.start();
            document.start();
            sql.start();
            all = true;
            return site;
        } finally {
            if (!all) {
                site.close();
            }
        }
    }

    Path home() {
        return home;
    }

    Path replica() {
        return home.resolve(REPLICA);
    }

    /** What an empty replica is filled from, below the home. */
    Path snapshot() {
        return home.resolve(SNAPSHOT);
    }

    /** Where a reader or writer finds a store: behind its path when that is to become slow, else directly. */
    int port(StoreName store) {
        return slowed.equals(Optional.of(store))
                ? paths.port(server(store))
                : server(store).port();
    }

    /** New connections to the stores that are processes. */
    List<StreamStore> connect() {
        return List.of(
                RedisStreamStore.connect(RedisConfig.of(HOST, port(StoreName.REDIS)), nanoTicker),
                MongoStreamStore.connect(MongoConfig.of(HOST, port(StoreName.DOCUMENT))),
                SqlStreamStore.connect(SqlConfig.h2(HOST, port(StoreName.SQL))));
    }

    /** A new connection to where changes are told. */
    RedisFeed feed() {
        return RedisFeed.connect(RedisConfig.of(HOST, port(StoreName.REDIS)), nanoTicker);
    }

    StoreServer server(StoreName store) {
        return switch (store) {
            case REDIS -> redis;
            case DOCUMENT -> document;
            case SQL -> sql;
            case DISK -> throw new IllegalArgumentException("the disk replica is no process");
        };
    }

    /** Breaks a store that is a process. @param old the home in which it lies as it was */
    void apply(StoreName store, StoreFault fault, Duration slow, Path old) throws IOException, InterruptedException {
        switch (fault) {
            case KILLED -> server(store).kill();
            case HUNG -> server(store).hang();
            case SLOW -> paths.slow(server(store), slow);
            case WIPED -> server(store).wipe();
            case OLD ->
                server(store)
                        .comeBackWith(old.resolve(home.relativize(server(store).data())));
        }
    }

    /** Mends it, so far as nobody else does. */
    void heal(StoreName store, StoreFault fault) throws IOException, InterruptedException {
        switch (fault) {
            case KILLED -> {
                if (store == StoreName.REDIS) {
                    redis.comeBackEmpty();
                } else {
                    server(store).start();
                }
            }
            case HUNG -> server(store).goOn();
            case SLOW -> paths.heal();
            case WIPED, OLD -> {}
        }
    }

    /** Lets all of them write down what they hold, and end. */
    void stop() throws IOException, InterruptedException {
        redis.stop();
        document.stop();
        sql.stop();
    }

    @Override
    public void close() {
        paths.close();
        redis.close();
        document.close();
        sql.close();
    }

    /** What lies in one home, in another. */
    static void copy(Path from, Path to) throws IOException {
        Folders.delete(to);
        for (String part : List.of("redis", "data", REPLICA, SNAPSHOT)) {
            Folders.copy(from.resolve(part), to.resolve(part));
        }
    }
}
