package vrs.catalog.disk;

import java.nio.file.Path;
import java.time.Duration;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Entries;
import vrs.catalog.Revision;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.Tombstone;

/** A process that writes until somebody kills it, and says of each write when it was acknowledged. */
public final class KilledWriter {
    static final int WRITERS = 4;
    static final int VIDS = 40;

    private KilledWriter() {}

    /** Arguments: the file, and the first counter to write. */
    public static void main(String[] args) throws InterruptedException {
        DiskConfig usual = DiskConfig.of(Path.of(args[0]));
        // Looks for room all the time, which moves old contents about.
        DiskStreamStore store =
                Replicas.open(new DiskConfig(usual.file(), usual.cacheMib(), usual.waitingMax(), usual.batchMax(), 3));
        long first = Long.parseLong(args[1]);
        Thread[] writers = new Thread[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            int lane = i;
            writers[i] = Thread.ofPlatform().start(() -> write(store, first + lane));
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private static void write(DiskStreamStore store, long first) {
        for (long counter = first; ; counter += WRITERS) {
            CatalogEntry entry = entry(counter);
            switch (store.write(entry, Duration.ofSeconds(30))) {
                case WriteOutcome.Written() -> say("ack " + counter);
                case WriteOutcome.Superseded _ -> say("ack " + counter);
                case WriteOutcome.Failed failed -> say("failed " + failed);
            }
        }
    }

    static CatalogEntry entry(long counter) {
        String vid = "v" + counter % VIDS;
        Revision revision = new Revision(1, counter);
        return counter % 11 == 0 ? new Tombstone(vid, revision) : Entries.video(vid, revision);
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
