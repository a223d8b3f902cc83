package vrs.bench.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import vrs.bench.Titles;
import vrs.catalog.CatalogConfig;
import vrs.catalog.KnownVids;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StreamCatalog;
import vrs.catalog.StreamLayer;
import vrs.catalog.StreamStore;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.disk.DiskOpening;
import vrs.catalog.disk.DiskStreamStore;
import vrs.catalog.layer.Layer;
import vrs.catalog.layer.LayerConfig;
import vrs.catalog.layer.LayerListener;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisStreamStore;

/** Our layers as a service has them, over the Redis of this run and a replica of its own. */
final class Site implements AutoCloseable {
    /** How many videos there are, a power of two. */
    static final int VIDEOS = 4_096;

    static final Duration AMPLE = Duration.ofSeconds(1);
    private static final String NAMESPACE = "vrs";
    /** Enough to verify a store and to measure: no pause of the machine may end a run. */
    private static final int ATTEMPTS_MAX = 2_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final Path folder;
    private final StreamStore redis;
    private final StreamStore disk;
    final ServedRevisions served = new ServedRevisions(50_000);

    /** @param redisPort where the hot store listens; a port without one makes the disk answer */
    Site(int redisPort) throws IOException {
        this.folder = Files.createTempDirectory("vrs-bench");
        this.redis = RedisStreamStore.connect(RedisConfig.of("127.0.0.1", redisPort), System::nanoTime);
        DiskConfig config = DiskConfig.of(folder.resolve("replica.mv"));
        this.disk = switch (DiskStreamStore.open(config, writer)) {
            case DiskOpening.Opened(DiskStreamStore store) -> store;
            case DiskOpening.Damaged(String why) -> throw new IOException(why);
            case DiskOpening.InUse() -> throw new IOException("in use");
        };
        for (int i = 0; i < VIDEOS; i++) {
            must(disk.write(Titles.of(i), Duration.ofSeconds(30)));
        }
    }

    /** Writes all videos into the Redis of the run. */
    static void fill(int redisPort) {
        try (StreamStore store = RedisStreamStore.connect(RedisConfig.of("127.0.0.1", redisPort), System::nanoTime)) {
            for (int i = 0; i < VIDEOS; i++) {
                must(store.write(Titles.of(i), Duration.ofSeconds(30)));
            }
        }
    }

    static String streamsKey() {
        return NAMESPACE + ":streams";
    }

    private static void must(StreamStore.WriteOutcome outcome) {
        if (outcome instanceof StreamStore.WriteOutcome.Failed(var reason)) {
            throw new IllegalStateException("the store could not be filled: " + reason);
        }
    }

    /** Redis before the disk, looked at until the store that is meant to answer does. */
    Layer layer(String technology) {
        Layer layer = new Layer(
                redis, disk, served, patient(), System::nanoTime, new Random(1), threads, LayerListener.SILENT);
        for (int i = 0; i < ATTEMPTS_MAX; i++) {
            StreamLayer.Answer answer = layer.lookup(Titles.vid(i % VIDEOS), AMPLE);
            if (answer.technology().equals(technology)
                    && answer.lookup() instanceof StreamStore.Lookup.Found
                    && i > 50) {
                return layer;
            }
        }
        throw new IllegalStateException(technology + " does not answer");
    }

    /** The usual bounds, but for the time: a pause of the machine is no fault of a store. */
    private static LayerConfig patient() {
        LayerConfig usual = LayerConfig.defaults();
        return new LayerConfig(
                Duration.ofMillis(500),
                usual.callsMax(),
                usual.lastResortsMax(),
                usual.faultsMax(),
                usual.probeEvery(),
                Duration.ofSeconds(2),
                usual.passesMin(),
                usual.checkEvery(),
                usual.samplesMax(),
                usual.hedgeAfterMin(),
                usual.hedgeAfterMax(),
                usual.hedgeShare(),
                usual.hedgesMax(),
                usual.compareEvery());
    }

    /** @param bytesMax how much L1 may hold */
    StreamCatalog catalog(long bytesMax, Duration freshFor) {
        CatalogConfig usual = CatalogConfig.defaults();
        CatalogConfig config = new CatalogConfig(
                freshFor.dividedBy(2),
                freshFor,
                usual.absentFor(),
                freshFor.multipliedBy(2),
                usual.expiryJitter(),
                Duration.ofSeconds(1),
                usual.refreshTimeout(),
                Duration.ofMillis(500),
                usual.loadsMax(),
                usual.l3LoadsMax(),
                usual.fillsMax(),
                bytesMax,
                usual.absentMax());
        return new StreamCatalog(
                layer("redis"),
                StreamLayer.of(disk),
                served,
                withdrawn(),
                KnownVids.NOT_KNOWN,
                config,
                System::nanoTime,
                threads);
    }

    /** A deny list of a thousand vids. */
    private static Predicate<String> withdrawn() {
        Set<String> vids = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 1_000; i++) {
            vids.add("withdrawn" + i);
        }
        return vids::contains;
    }

    @Override
    public void close() throws IOException {
        redis.close();
        disk.close();
        threads.close();
        writer.close();
        Files.deleteIfExists(folder.resolve("replica.mv"));
        Files.delete(folder);
    }
}
