package vrs.prove.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StreamStore;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.disk.CatalogueSnapshot;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.disk.DiskOpening;
import vrs.catalog.disk.DiskStreamStore;
import vrs.prove.stores.server.Folders;
import vrs.prove.stores.write.Published;

/**
 * The data of all stores, made once: as they are before each run, and as they were some revisions ago.
 *
 * @param old home with what was some revisions ago
 * @param current home with all that was published
 */
record Template(Path old, Path current) {
    private static final Duration WRITE_MAX = Duration.ofSeconds(30);
    private static final int WRITES_MAX = 256;
    private static final long SEED = 4_711;

    /** What lies in the current home, again. */
    static Published published(Scale scale) {
        Published published = before(scale);
        published.grow(scale.oldRevisions());
        return published;
    }

    private static Published before(Scale scale) {
        return new Published(new DataSet(scale.videos()), new Zipf(scale.videos(), scale.zipfExponent()), SEED);
    }

    /** Makes it, unless it lies there whole. */
    static Template in(Path folder, Scale scale, LongSupplier nanoTicker, Consumer<String> say)
            throws IOException, InterruptedException {
        Template template = new Template(folder.resolve("old"), folder.resolve("current"));
        Path whole = folder.resolve("whole");
        String of = scale.videos() + " " + scale.oldRevisions() + " " + scale.zipfExponent() + " pages";
        if (Files.exists(whole) && Files.readString(whole).equals(of)) {
            return template;
        }
        Folders.delete(folder);
        Published published = before(scale);
        say.accept("filling each store with " + scale.videos() + " videos");
        fill(template.old(), published.after(Revision.NONE), published.newest(), scale, nanoTicker);
        Site.copy(template.old(), template.current());
        Revision reached = published.newest();
        published.grow(scale.oldRevisions());
        say.accept("writing " + scale.oldRevisions() + " changes to each");
        fill(template.current(), published.after(reached), published.newest(), scale, nanoTicker);
        Files.writeString(whole, of);
        return template;
    }

    private static void fill(
            Path home, List<CatalogEntry> entries, Revision position, Scale scale, LongSupplier nanoTicker)
            throws IOException, InterruptedException {
        try (Site site = Site.start(home, scale.storeHeapMib(), Optional.empty(), nanoTicker);
                ExecutorService disk = Executors.newSingleThreadExecutor()) {
            List<StreamStore> stores = new ArrayList<>(site.connect());
            switch (DiskStreamStore.open(DiskConfig.of(site.replica()), disk)) {
                case DiskOpening.Opened(DiskStreamStore opened) -> stores.add(opened);
                case DiskOpening.Damaged(String why) -> throw new IOException(why);
                case DiskOpening.InUse _ -> throw new IOException(site.replica() + " is open in another process");
            }
            for (StreamStore store : stores) {
                write(store, entries);
                if (store instanceof DiskStreamStore replica) {
                    finish(replica, position, site.snapshot());
                }
                store.close();
            }
            site.stop();
        }
    }

    /** The replica is whole up to there, and so is what the publisher of the AZ would have written of it. */
    private static void finish(DiskStreamStore replica, Revision position, Path snapshot) throws IOException {
        if (!replica.keep(List.of(), position, WRITE_MAX)) {
            throw new IOException("the replica does not take its position");
        }
        if (!(CatalogueSnapshot.write(replica, snapshot, WRITE_MAX) instanceof CatalogueSnapshot.Outcome.Complete)) {
            throw new IOException("no snapshot at " + snapshot);
        }
    }

    private static void write(StreamStore store, List<CatalogEntry> entries) throws IOException, InterruptedException {
        Semaphore room = new Semaphore(WRITES_MAX);
        AtomicReference<WriteOutcome> failed = new AtomicReference<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (CatalogEntry entry : entries) {
                room.acquire();
                writers.execute(() -> {
                    WriteOutcome outcome = store.write(entry, WRITE_MAX);
                    if (outcome instanceof WriteOutcome.Failed) {
                        failed.set(outcome);
                    }
                    room.release();
                });
            }
        }
        if (failed.get() != null) {
            throw new IOException(store.technology() + " does not take the data set: " + failed.get());
        }
    }
}
