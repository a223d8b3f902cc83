package vrs.fallback.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import vrs.fallback.files.FileStamp;

/**
 * Follows the snapshot file. The last good one stays in force when the file is gone or damaged. {@link #look} belongs to
 * one thread at a time; the rest is safe for use by many.
 */
public final class SnapshotWatch {
    private final Path file;
    private final SnapshotReader reader;
    private final Consumer<String> log;
    private final AtomicReference<Optional<Snapshot>> current = new AtomicReference<>(Optional.empty());
    private final AtomicLong refused = new AtomicLong();
    private Optional<FileStamp> seen = Optional.empty();

    /** @param log is told of each snapshot taken over and of each one refused, in one line */
    public SnapshotWatch(Path file, SnapshotReader reader, Consumer<String> log) {
        this.file = file;
        this.reader = reader;
        this.log = log;
    }

    /** The snapshot in force, empty before the first good one. */
    public Optional<Snapshot> current() {
        return current.get();
    }

    /** How many files were refused. */
    public long refused() {
        return refused.get();
    }

    /** Reads the file if it changed since the last look. */
    public synchronized void look() {
        try {
            Optional<FileStamp> now = FileStamp.of(file);
            if (now.isEmpty() || now.equals(seen)) {
                return;
            }
            accept(reader.read(file));
            seen = now;
        } catch (IOException e) {
            log.accept("event=snapshot-unreadable error=" + e.getClass().getSimpleName());
        }
    }

    private void accept(SnapshotRead read) {
        switch (read) {
            case SnapshotRead.Whole whole -> {
                Snapshot snapshot = whole.snapshot();
                current.set(Optional.of(snapshot));
                log.accept("event=snapshot-taken built=" + snapshot.built() + " complete=" + snapshot.isComplete()
                        + " videos=" + snapshot.entries().size() + " unreadable=" + snapshot.unreadable() + " bytes="
                        + snapshot.sizeBytes());
            }
            case SnapshotRead.Refused no -> {
                refused.incrementAndGet();
                log.accept("event=snapshot-refused why=\"" + no.why() + "\"");
            }
        }
    }
}
