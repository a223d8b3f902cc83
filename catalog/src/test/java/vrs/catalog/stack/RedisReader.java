package vrs.catalog.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.catalog.CatalogConfig;
import vrs.catalog.Found;
import vrs.catalog.MongoConfig;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.feed.FollowListener;
import vrs.catalog.layer.LayerListener;
import vrs.catalog.layer.StoreHealth;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisFeedSource;
import vrs.catalog.redis.RedisSite;
import vrs.catalog.redis.RedisStores;
import vrs.catalog.sql.SqlConfig;

/** An instance that reads real Redis processes, beside stores of the test for what stands behind them. */
final class RedisReader implements AutoCloseable {
    static final Duration TIME = Duration.ofSeconds(5);

    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService loads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, StoreHealth> states = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean isConnected;
    private final CatalogStack stack;

    RedisReader(RedisSite site, StreamStore document, StreamStore sql, Path folder) {
        RedisConfig redis = RedisConfig.of(site);
        StackConfig config = StackConfig.of(
                        redis,
                        MongoConfig.of("127.0.0.1", 1),
                        SqlConfig.h2("127.0.0.1", 1),
                        folder.resolve("replica.mv"),
                        folder.resolve("catalogue.snapshot"))
                .withCatalog(quick())
                .withLoad(Duration.ofSeconds(2));
        this.stack = CatalogStack.open(
                config,
                new Stores(RedisStores.connect(redis, System::nanoTime), document, sql),
                new RedisFeedSource(redis, System::nanoTime),
                _ -> false,
                new StackRuntime(System::nanoTime, () -> 0, loads, ticks, new Heard(), _ -> {}));
    }

    /** L1 keeps nothing for long: each answer is to come from a store. */
    private static CatalogConfig quick() {
        CatalogConfig usual = CatalogConfig.defaults();
        Duration briefly = Duration.ofMillis(1);
        return new CatalogConfig(
                briefly,
                briefly,
                briefly,
                briefly,
                usual.expiryJitter(),
                usual.loadTimeout(),
                usual.refreshTimeout(),
                usual.l2Timeout(),
                usual.loadsMax(),
                usual.l3LoadsMax(),
                usual.fillsMax(),
                usual.bytesMax(),
                usual.absentMax());
    }

    private final class Heard implements StackListener {
        @Override
        public LayerListener layer(String name) {
            return new LayerListener() {
                @Override
                public void moved(String technology, StoreHealth health) {
                    states.put(technology, health);
                }
            };
        }

        @Override
        public FollowListener follow() {
            return new FollowListener() {
                @Override
                public void connected(boolean connected) {
                    isConnected = connected;
                    connections.addAndGet(connected ? 1 : 0);
                }
            };
        }
    }

    Found find(String vid) {
        return stack.find(vid, TIME);
    }

    /** Whether that store answers in its layer. */
    boolean isServing(String technology) {
        return states.get(technology) instanceof StoreHealth.Serving;
    }

    boolean hearsTheFeed() {
        return isConnected;
    }

    /** How often the feed was connected. */
    int connections() {
        return connections.get();
    }

    /** The last change that the replica holds. */
    Revision newestInReplica() {
        try {
            return stack.whole().newestRevision(TIME);
        } catch (StoreUnavailable e) {
            return Revision.NONE;
        }
    }

    @Override
    public void close() {
        stack.close();
        ticks.shutdownNow();
        loads.shutdownNow();
    }
}
