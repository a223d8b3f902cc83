package vrs.catalog.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.disk.CatalogueSnapshot;
import vrs.catalog.disk.CatalogueSnapshot.Outcome;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.disk.DiskFile;
import vrs.catalog.disk.DiskOpening;
import vrs.catalog.disk.DiskStreamStore;
import vrs.catalog.feed.Replica;

/** The replica of this instance at its start: opened, replaced when it is damaged, filled from the snapshot of the AZ. */
final class ReplicaFile implements Replica {
    private static final Executor WRITER =
            task -> Thread.ofPlatform().daemon().name("replica").start(task);
    private static final Duration BATCH_MAX = Duration.ofSeconds(30);
    /** A disk on which this takes longer is one that hangs. */
    private static final Duration OPEN_MAX = Duration.ofSeconds(5);
    /** Between two thousands of entries while others read: about as long as writing one takes. */
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final DiskStreamStore store;
    private final Path snapshot;
    private final Consumer<String> log;
    private volatile boolean filling;

    private ReplicaFile(DiskStreamStore store, Path snapshot, Consumer<String> log) {
        this.store = store;
        this.snapshot = snapshot;
        this.log = log;
    }

    DiskStreamStore store() {
        return store;
    }

    /** @throws UncheckedIOException when no file can be kept there */
    static ReplicaFile open(DiskConfig config, Path snapshot, Consumer<String> log) {
        return open(config, snapshot, OPEN_MAX, WRITER, log);
    }

    /**
     * The same in so long a time at most; a disk that hangs beyond it is done without.
     *
     * @param opener runs the opening, on another thread
     */
    static ReplicaFile open(DiskConfig config, Path snapshot, Duration openMax, Executor opener, Consumer<String> log) {
        CompletableFuture<DiskOpening> opening =
                CompletableFuture.supplyAsync(() -> DiskStreamStore.open(config, WRITER), opener);
        Optional<DiskOpening> opened = await(opening, openMax);
        if (opened.isEmpty()) {
            opening.thenAccept(ReplicaFile::closeLate);
            return new ReplicaFile(lost(config, "not open after " + openMax, log), snapshot, log);
        }
        return switch (opened.get()) {
            case DiskOpening.Opened(DiskStreamStore store) -> new ReplicaFile(store, snapshot, log);
            case DiskOpening.InUse() -> throw new UncheckedIOException(new IOException("is in use by another process"));
            case DiskOpening.Damaged(String why) -> {
                log.accept("event=replica-damaged file=" + config.file() + " why=\"" + oneLine(why) + "\"");
                yield new ReplicaFile(anew(config, log), snapshot, log);
            }
        };
    }

    private static Optional<DiskOpening> await(CompletableFuture<DiskOpening> opening, Duration openMax) {
        try {
            return Optional.of(opening.get(openMax.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UncheckedIOException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Nobody waits for it any longer, and a later start may want the file. */
    private static void closeLate(DiskOpening opening) {
        if (opening instanceof DiskOpening.Opened(DiskStreamStore store)) {
            store.close();
        }
    }

    /** An empty one; where the disk takes none, the instance does without, as with a disk that fails later. */
    private static DiskStreamStore anew(DiskConfig config, Consumer<String> log) {
        try {
            DiskFile.setAside(config);
        } catch (IOException e) {
            return lost(config, e.toString(), log);
        }
        return switch (DiskStreamStore.open(config, WRITER)) {
            case DiskOpening.Opened(DiskStreamStore store) -> store;
            case DiskOpening.InUse() -> throw new UncheckedIOException(new IOException("is in use by another process"));
            case DiskOpening.Damaged(String why) -> lost(config, why, log);
        };
    }

    private static DiskStreamStore lost(DiskConfig config, String why, Consumer<String> log) {
        log.accept("event=replica-lost file=" + config.file() + " why=\"" + oneLine(why) + "\"");
        return DiskStreamStore.lost();
    }

    /** Whether the snapshot goes further than the replica. */
    boolean isBehindSnapshot() {
        return CatalogueSnapshot.newest(snapshot)
                .filter(newest -> newest.isAfter(position()))
                .isPresent();
    }

    /** Loads the snapshot on a thread of its own, with pauses; until then it keeps nothing of what it is told. */
    void fill() {
        filling = true;
        WRITER.execute(() -> {
            try {
                loadSnapshot(() -> LockSupport.parkNanos(PAUSE.toNanos()));
            } finally {
                filling = false;
            }
        });
    }

    /** Loads the snapshot; what cannot be had of it comes from the stores. */
    void loadSnapshot() {
        loadSnapshot(() -> {});
    }

    private void loadSnapshot(Runnable afterBatch) {
        switch (CatalogueSnapshot.load(snapshot, store, BATCH_MAX, afterBatch)) {
            case Outcome.Complete(Revision newest, long count) -> {
                store.keep(List.of(), newest, BATCH_MAX);
                log.accept("event=replica-loaded snapshot=" + snapshot + " revision=" + newest + " entries=" + count);
            }
            case Outcome.Missing() -> log.accept("event=replica-not-loaded snapshot=" + snapshot + " why=missing");
            case Outcome.Refused(String why) -> notLoaded(why);
            case Outcome.Failed(String why) -> notLoaded(why);
        }
    }

    private void notLoaded(String why) {
        log.accept("event=replica-not-loaded snapshot=" + snapshot + " why=\"" + oneLine(why) + "\"");
    }

    @Override
    public Revision position() {
        return store.position();
    }

    @Override
    public Revision held(String vid) {
        return store.held(vid);
    }

    @Override
    public boolean keep(List<CatalogEntry> entries, Revision position, Duration timeLeft) {
        return !filling && store.keep(entries, position, timeLeft);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\"]", " ");
    }
}
