package vrs.prove.stores.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogConfig;
import vrs.catalog.FailureReason;
import vrs.catalog.Found;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.StreamLayer;
import vrs.catalog.StreamStore;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.disk.DiskOpening;
import vrs.catalog.disk.DiskStreamStore;
import vrs.catalog.layer.LayerListener;
import vrs.catalog.layer.StoreHealth;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisFeedSource;
import vrs.catalog.redis.RedisStreamStore;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.sql.SqlStreamStore;
import vrs.catalog.stack.CatalogStack;
import vrs.catalog.stack.StackConfig;
import vrs.catalog.stack.StackListener;
import vrs.catalog.stack.StackRuntime;
import vrs.catalog.stack.Stores;

/** The catalogue of a reader as a service opens it, with counters, and with a disk that can be broken. */
final class Instance implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final CatalogStack stack;
    private final ExecutorService loads;
    private final ScheduledExecutorService ticks;
    private final Counter counter;

    private Instance(CatalogStack stack, ExecutorService loads, ScheduledExecutorService ticks, Counter counter) {
        this.stack = stack;
        this.loads = loads;
        this.ticks = ticks;
        this.counter = counter;
    }

    static Instance open(ReaderConfig config, LongSupplier nanoTicker) throws IOException {
        knowFiles(config.replica().resolveSibling("scratch.mv"));
        TappedPath.tap().turn(Tap.way(config.disk()));
        ExecutorService loads = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
        Counter counter = new Counter(nanoTicker);
        StackRuntime runtime =
                new StackRuntime(nanoTicker, new Random(config.seed()), loads, ticks, counter, System.err::println);
        CatalogStack stack = CatalogStack.open(
                stackConfig(config),
                stores(config, nanoTicker),
                new RedisFeedSource(RedisConfig.of(HOST, config.redisPort()), nanoTicker),
                _ -> false,
                runtime);
        return new Instance(stack, loads, ticks, counter);
    }

    /** The store makes its files known once; what it opens after that is ours. */
    private static void knowFiles(Path scratch) throws IOException {
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            if (DiskStreamStore.open(DiskConfig.of(scratch), writer)
                    instanceof DiskOpening.Opened(DiskStreamStore opened)) {
                opened.close();
            }
        }
        Files.deleteIfExists(scratch);
        TappedPath.register();
    }

    private static StackConfig stackConfig(ReaderConfig config) {
        StackConfig usual = StackConfig.of(
                        RedisConfig.of(HOST, config.redisPort()),
                        MongoConfig.of(HOST, config.documentPort()),
                        SqlConfig.h2(HOST, config.sqlPort()),
                        config.replica(),
                        config.replica().resolveSibling("catalogue.snapshot"))
                .withLoad(config.load());
        return usual.withCatalog(l1(usual.catalog(), config.l1Bytes()))
                .withDiskFirst(config.l2Turned())
                .withCold(!config.coldOff());
    }

    /** The usual one, smaller. */
    private static CatalogConfig l1(CatalogConfig usual, long bytes) {
        return new CatalogConfig(
                usual.refreshAfter(),
                usual.freshFor(),
                usual.absentFor(),
                usual.staleMax(),
                usual.expiryJitter(),
                usual.loadTimeout(),
                usual.refreshTimeout(),
                usual.l2Timeout(),
                usual.loadsMax(),
                usual.l3LoadsMax(),
                usual.fillsMax(),
                bytes,
                usual.absentMax());
    }

    /** What comes second is hot in L3, and what comes third is cold. */
    private static Stores stores(ReaderConfig config, LongSupplier nanoTicker) {
        StreamStore redis = RedisStreamStore.connect(RedisConfig.of(HOST, config.redisPort()), nanoTicker);
        StreamStore document = MongoStreamStore.connect(MongoConfig.of(HOST, config.documentPort()));
        StreamStore sql = SqlStreamStore.connect(SqlConfig.h2(HOST, config.sqlPort()));
        return config.l3Turned() ? new Stores(redis, sql, document) : new Stores(redis, document, sql);
    }

    boolean awaitCaughtUp(Duration timeLeft) throws InterruptedException {
        return stack.awaitCaughtUp(timeLeft);
    }

    Found find(String vid, Duration timeLeft) {
        return stack.find(vid, timeLeft);
    }

    Map<String, Long> looks() {
        Map<String, Long> sums = counter.sums();
        sums.put(Looks.REPLICA_WHOLE, stack.isFilled() && stack.replicaLag().isZero() ? 1L : 0L);
        return sums;
    }

    void turnDisk(String way) {
        TappedPath.tap().turn(Tap.way(way));
    }

    @Override
    public void close() {
        turnDisk("open");
        stack.close();
        ticks.shutdownNow();
        loads.shutdownNow();
    }

    /** Counts loads by layer and reads by store. */
    private static final class Counter implements StackListener {
        private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
        private final LongSupplier nanoTicker;

        Counter(LongSupplier nanoTicker) {
            this.nanoTicker = nanoTicker;
        }

        /** To the reader's log: why a store did not serve. */
        @Override
        public LayerListener layer(String name) {
            return new LayerListener() {
                @Override
                public void moved(String technology, StoreHealth health) {
                    note(name, technology, health);
                }

                @Override
                public void failed(String technology, FailureReason reason) {
                    note(name, technology, reason);
                }
            };
        }

        private void note(String layer, String technology, Object what) {
            System.err.println(nanoTicker.getAsLong() / 1_000_000 + " ms " + layer + " " + technology + " " + what);
        }

        @Override
        public void loaded(String layer, StreamLayer.Answer answer, Duration took) {
            add(layer);
        }

        @Override
        public void read(String technology) {
            add(technology);
        }

        private void add(String name) {
            counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
        }

        Map<String, Long> sums() {
            Map<String, Long> sums = new ConcurrentHashMap<>();
            counts.forEach((name, count) -> sums.put(name, count.sum()));
            return sums;
        }
    }
}
