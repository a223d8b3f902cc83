package vrs.bench.replica;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import vrs.bench.Titles;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.disk.CatalogueSnapshot;
import vrs.catalog.disk.CatalogueSnapshot.Outcome;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.disk.DiskOpening;
import vrs.catalog.disk.DiskStreamStore;

/**
 * The replica of an instance with as many videos as one likes: made from a snapshot as at the boot of a new instance,
 * opened again as at a restart, and read all over.
 *
 * @param folder where the files go; they are deleted at the end
 * @param videos how many there are, 1 or more
 * @param reads how many lookups are measured, over all videos alike: no cache that is smaller than the file helps
 */
public record ReplicaRun(Path folder, int videos, int reads, LongSupplier nanoTicker, Consumer<String> say) {
    private static final int DIGITS = 3;
    private static final int WARM_UP_READS = 20_000;
    private static final Duration BATCH_MAX = Duration.ofMinutes(1);
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final double NANOS_PER_SECOND = 1e9;

    /** Takes the figures, times in seconds and microseconds, sizes in bytes. */
    public ObjectNode take(ObjectMapper json) throws IOException {
        Files.createDirectories(folder);
        Path snapshot = folder.resolve("catalogue.snapshot");
        DiskConfig config = DiskConfig.of(folder.resolve("replica.mv"));
        Files.deleteIfExists(config.file());
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            ObjectNode found = json.createObjectNode().put("videos", videos);
            found.put("heapMaxMiB", Runtime.getRuntime().maxMemory() >> 20);
            found.put("reads", reads);
            say.accept("writing a snapshot of " + videos + " videos");
            found.put("snapshotBytes", GeneratedSnapshot.write(snapshot, videos));
            say.accept("booting from it");
            boot(snapshot, config, writer, found);
            say.accept("opening again, and reading");
            reopen(config, writer, found);
            return found;
        } finally {
            Files.deleteIfExists(snapshot);
            Files.deleteIfExists(config.file());
        }
    }

    private void boot(Path snapshot, DiskConfig config, ExecutorService writer, ObjectNode found) throws IOException {
        long began = nanoTicker.getAsLong();
        try (DiskStreamStore store = open(config, writer)) {
            if (!(CatalogueSnapshot.load(snapshot, store, BATCH_MAX) instanceof Outcome.Complete(var _, long count))
                    || count != videos) {
                throw new IOException("the snapshot could not be loaded");
            }
            found.put("bootSeconds", since(began));
        }
        found.put("replicaBytes", Files.size(config.file()));
    }

    private void reopen(DiskConfig config, ExecutorService writer, ObjectNode found) throws IOException {
        long began = nanoTicker.getAsLong();
        try (DiskStreamStore store = open(config, writer)) {
            found.put("reopenSeconds", since(began));
            read(store, new Random(1), WARM_UP_READS);
            Histogram took = read(store, new Random(2), reads);
            found.put("readP50Micros", took.getValueAtPercentile(50) / 1e3);
            found.put("readP99Micros", took.getValueAtPercentile(99) / 1e3);
            found.put("readMaxMicros", took.getMaxValue() / 1e3);
        }
    }

    private Histogram read(DiskStreamStore store, Random random, int count) throws IOException {
        Histogram took = new Histogram(DIGITS);
        for (int i = 0; i < count; i++) {
            String vid = Titles.vid(random.nextInt(videos));
            long began = nanoTicker.getAsLong();
            Lookup lookup = store.lookup(vid, AMPLE);
            took.recordValue(nanoTicker.getAsLong() - began);
            if (!(lookup instanceof Lookup.Found)) {
                throw new IOException(vid + " is " + lookup);
            }
        }
        return took;
    }

    private static DiskStreamStore open(DiskConfig config, ExecutorService writer) throws IOException {
        return switch (DiskStreamStore.open(config, writer)) {
            case DiskOpening.Opened(DiskStreamStore store) -> store;
            case DiskOpening.Damaged(String why) -> throw new IOException(why);
            case DiskOpening.InUse() -> throw new IOException(config.file() + " is in use");
        };
    }

    private double since(long beganNanos) {
        return (nanoTicker.getAsLong() - beganNanos) / NANOS_PER_SECOND;
    }
}
