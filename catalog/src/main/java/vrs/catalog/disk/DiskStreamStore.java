package vrs.catalog.disk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/**
 * The catalogue in one file of this instance. Written means: committed and flushed to the disk, so that it survives the
 * end of the process at any moment, and that of the machine as far as its disk keeps its word. A lookup may see an entry
 * a moment before that. Reads run on the thread that asks: they take memory, or a page of the file, and need no network;
 * a disk that hangs holds them up, writes are given up in time even then. When a write fails for good (no room left),
 * the store closes itself and each call fails. Safe for use by many threads.
 */
public final class DiskStreamStore implements StreamStore {
    private static final String TECHNOLOGY = "disk";
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final MVStore file;
    private final Tables tables;
    private final CommitQueue commits;
    private final VidFilter filter;

    private DiskStreamStore(MVStore file, Tables tables, CommitQueue commits) {
        this.file = file;
        this.tables = tables;
        this.commits = commits;
        this.filter = new VidFilter(file.isClosed() ? 0 : tables.held().sizeAsLong());
    }

    /**
     * Opens the replica, or begins an empty one where there is no file.
     *
     * @param writer runs the writes of this store, one at a time; they wait for the disk, so a platform thread is meant
     * @throws java.io.UncheckedIOException when the folder of the file cannot be made
     */
    public static DiskOpening open(DiskConfig config, Executor writer) {
        DiskFile.makeFolder(config);
        try {
            return opened(DiskFile.open(config), config, writer);
        } catch (MVStoreException e) {
            return DiskFailures.isInUse(e) ? new DiskOpening.InUse() : new DiskOpening.Damaged(e.getMessage());
        } catch (RuntimeException e) {
            // What a damaged page makes of its reader is not to be foretold.
            return new DiskOpening.Damaged(e.toString());
        }
    }

    private static DiskOpening opened(MVStore file, DiskConfig config, Executor writer) {
        try {
            Tables tables = Tables.of(file);
            if (tables.agree()) {
                return new DiskOpening.Opened(new DiskStreamStore(file, tables, new CommitQueue(file, config, writer)));
            }
        } catch (RuntimeException e) {
            file.closeImmediately();
            throw e;
        }
        file.closeImmediately();
        return new DiskOpening.Damaged("records and revisions do not agree");
    }

    /** One whose disk cannot be had: each call fails, as after a write that failed for good. */
    public static DiskStreamStore lost() {
        MVStore nowhere = DiskFile.inMemory();
        Tables tables = Tables.of(nowhere);
        nowhere.closeImmediately();
        DiskConfig none = DiskConfig.of(Path.of("none"));
        return new DiskStreamStore(nowhere, tables, new CommitQueue(nowhere, none, Runnable::run));
    }

    @Override
    public String technology() {
        return TECHNOLOGY;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    /** Reads the vids of all that is held, so that {@link #mayHold} can tell; a disk that hangs holds it up. */
    public void readVids() {
        filter.complete(() -> open().held().keyIterator(null));
    }

    /** False when it is certain that there is no such vid; from memory alone, and so never held up. */
    public boolean mayHold(String vid) {
        return file.isClosed() || filter.mayHold(vid);
    }

    /** Whether there is such a vid, without reading its record. */
    public Knowledge knows(String vid) {
        try {
            return open().held().containsKey(vid) ? Knowledge.KNOWN : Knowledge.UNKNOWN;
        } catch (RuntimeException e) {
            return Knowledge.CANNOT_TELL;
        }
    }

    /** The revision held of a vid, without reading its record; {@link Revision#NONE} when there is none, or it cannot be told. */
    public Revision held(String vid) {
        try {
            return open().held(vid);
        } catch (RuntimeException e) {
            return Revision.NONE;
        }
    }

    /**
     * Up to here nothing is missing, by the word of whoever called {@link #keep}; single later entries may be there too.
     * {@link Revision#NONE} when it cannot be told.
     */
    public Revision position() {
        try {
            return open().position();
        } catch (RuntimeException e) {
            return Revision.NONE;
        }
    }

    /** Writes entries as {@link #write} does, and moves the position unless that would be backwards, in one commit. */
    public boolean keep(List<CatalogEntry> entries, Revision position, Duration timeLeft) {
        announce(entries);
        Pending<Integer, Integer> work = new Pending<>(
                () -> {
                    int written = tables.putAll(entries);
                    tables.advance(position);
                    return written;
                },
                written -> written);
        return inTurn(work, timeLeft) instanceof Pending.Result.Done<Integer>;
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        if (!timeLeft.isPositive()) {
            return new Lookup.Failed(FailureReason.TIMED_OUT);
        }
        try {
            return open().lookup(vid);
        } catch (RuntimeException e) {
            return new Lookup.Failed(DiskFailures.reason(e));
        }
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        announce(List.of(entry));
        return switch (inTurn(new Pending<>(() -> tables.put(entry), held -> held), timeLeft)) {
            case Pending.Result.Done<Optional<Revision>>(Optional<Revision> held) ->
                held.<WriteOutcome>map(WriteOutcome.Superseded::new).orElse(new WriteOutcome.Written());
            case Pending.Result.Failed<Optional<Revision>>(FailureReason reason, Throwable _) ->
                new WriteOutcome.Failed(reason);
        };
    }

    /** Many writes in one commit, each as {@link #write} does it; answers how many of them were later ones. */
    Pending.Result<Integer> writeAll(List<CatalogEntry> entries, Duration timeLeft) {
        announce(entries);
        return inTurn(new Pending<>(() -> tables.putAll(entries), written -> written), timeLeft);
    }

    /** Many writes in one commit: all of them become durable, or none; a later revision stays as it is. */
    public WriteOutcome writeTogether(List<CatalogEntry> entries, Duration timeLeft) {
        return switch (writeAll(entries, timeLeft)) {
            case Pending.Result.Done<Integer> _ -> new WriteOutcome.Written();
            case Pending.Result.Failed<Integer>(FailureReason reason, Throwable _) -> new WriteOutcome.Failed(reason);
        };
    }

    /** The tables as they are between two commits; they stay so until the view is closed. */
    Pending.Result<DiskView> view(Duration timeLeft) {
        return inTurn(new Pending<>(() -> file, it -> DiskView.of(it, tables)), timeLeft);
    }

    private void announce(List<CatalogEntry> entries) {
        entries.forEach(entry -> filter.add(entry.vid()));
    }

    private <T> Pending.Result<T> inTurn(Pending<?, T> pending, Duration timeLeft) {
        if (!timeLeft.isPositive()) {
            return new Pending.Result.Failed<>(FailureReason.TIMED_OUT, new TimeoutException("no time left"));
        }
        commits.submit(pending);
        return pending.await(timeLeft);
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        List<CatalogEntry> changes = new ArrayList<>();
        for (RecordJson.Reading reading : read(open -> open.after(revision, countMax), timeLeft)) {
            switch (reading) {
                case RecordJson.Reading.Entry(CatalogEntry entry) -> changes.add(entry);
                case RecordJson.Reading.Corrupt(String why) ->
                    throw new StoreUnavailable(FailureReason.CORRUPT, new IllegalStateException(why));
            }
        }
        return changes;
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        return read(Tables::newest, timeLeft);
    }

    private <T> T read(Function<Tables, T> question, Duration timeLeft) throws StoreUnavailable {
        if (!timeLeft.isPositive()) {
            throw new StoreUnavailable(FailureReason.TIMED_OUT, new TimeoutException("no time left"));
        }
        try {
            return question.apply(open());
        } catch (RuntimeException e) {
            throw new StoreUnavailable(DiskFailures.reason(e), e);
        }
    }

    /** A closed file still answers from its memory, with what may be old. */
    private Tables open() {
        if (file.isClosed()) {
            throw new IllegalStateException("the store is closed");
        }
        return tables;
    }

    /** Lets the writes that wait finish, and closes the file: in its turn, so that no change is cut in two. */
    @Override
    public void close() {
        if (!file.isClosed()) {
            inTurn(new Pending<>(() -> file, DiskStreamStore::close), CLOSE_MAX);
        }
    }

    private static boolean close(MVStore open) {
        open.close();
        return true;
    }
}
