package vrs.prove.stores;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import vrs.catalog.StreamStore;

/**
 * Reads from the stores that run on a JVM before anybody counts. Those that they stand in for are compiled when they
 * start; these take ten times as long for their first thousands of answers.
 *
 * @param seed of what is read
 */
record Warming(Scale scale, long seed) {
    private static final int READS = 6_000;
    private static final int AT_ONCE = 8;
    private static final Duration READ_MAX = Duration.ofSeconds(5);

    /** @throws IOException when a store does not answer nearly all of them */
    void read(Site site) throws IOException, InterruptedException {
        for (StreamStore store : site.connect()) {
            try (store) {
                read(store);
            }
        }
    }

    private void read(StreamStore store) throws IOException, InterruptedException {
        DataSet data = new DataSet(scale.videos());
        Zipf zipf = new Zipf(scale.videos(), scale.zipfExponent());
        Random random = new Random(seed);
        Semaphore room = new Semaphore(AT_ONCE);
        AtomicLong failed = new AtomicLong();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < READS; i++) {
                String vid = data.vid(zipf.next(random));
                room.acquire();
                readers.execute(() -> {
                    if (!(store.lookup(vid, READ_MAX) instanceof StreamStore.Lookup.Found)) {
                        failed.incrementAndGet();
                    }
                    room.release();
                });
            }
        }
        if (failed.get() > READS / 10) {
            throw new IOException(
                    store.technology() + " did not answer " + failed + " of " + READS + " reads before the run");
        }
    }
}
