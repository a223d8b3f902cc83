package vrs.catalog.disk;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;

/**
 * A whole catalogue in one file, from which an instance boots: a line that names the format and the newest revision, a
 * line of {@link RecordJson} per entry, the oldest first, and {@link SnapshotEnd}. A load that is broken off is a replica
 * that lags, because it has got as far as its newest revision.
 */
public final class CatalogueSnapshot {
    private static final String FORMAT = "vrs-catalogue 1 ";
    private static final int BATCH = 1_000;
    private static final int BUFFER_BYTES = 1 << 16;

    private CatalogueSnapshot() {}

    /** What came of it. */
    public sealed interface Outcome {
        /** Written, or loaded: all entries up to this revision. */
        record Complete(Revision newest, long count) implements Outcome {}

        /** There is no such file. */
        record Missing() implements Outcome {}

        /** Damaged, or of another format; where it was to be read nothing was loaded. */
        record Refused(String why) implements Outcome {}

        /** The store or the disk failed; doing it again is safe. */
        record Failed(String why) implements Outcome {}
    }

    /**
     * Writes what the store holds now, while it goes on. The file that is there is replaced at once, and only by one that
     * was read back and found whole.
     *
     * @param timeLeft how long to wait for the writes that are under way; the writing itself takes as long as it takes
     */
    public static Outcome write(DiskStreamStore store, Path file, Duration timeLeft) {
        return switch (store.view(timeLeft)) {
            case Pending.Result.Failed<DiskView>(FailureReason reason, Throwable _) ->
                new Outcome.Failed(reason.toString());
            case Pending.Result.Done<DiskView>(DiskView opened) -> {
                try (DiskView view = opened) {
                    yield replace(file, view.tables());
                } catch (IOException | RuntimeException e) {
                    yield new Outcome.Failed(e.toString());
                }
            }
        };
    }

    private static Outcome replace(Path file, Tables tables) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Outcome written = writeTo(fresh, tables);
            if (written instanceof Outcome.Complete) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return written;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Outcome writeTo(Path fresh, Tables tables) throws IOException {
        try (FileChannel channel = FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
            DigestOutputStream summed = new DigestOutputStream(out, SnapshotEnd.digest());
            line(summed, FORMAT + tables.newest());
            long count = 0;
            for (String vid : tables.order().values()) {
                Optional<String> json = tables.json(vid);
                if (json.isEmpty()) {
                    return new Outcome.Failed("the record of " + vid + " is damaged");
                }
                line(summed, json.get());
                count++;
            }
            out.write(SnapshotEnd.of(count, summed.getMessageDigest()).line().getBytes(StandardCharsets.UTF_8));
            out.flush();
            channel.force(true);
            return SnapshotEnd.checked(channel).isPresent()
                    ? new Outcome.Complete(tables.newest(), count)
                    : new Outcome.Failed("what was written does not read back the same");
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /** What the first line of a snapshot says it goes up to; empty when there is none. Not checked against its sum. */
    public static Optional<Revision> newest(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Optional.ofNullable(lines.readLine())
                    .filter(first -> first.startsWith(FORMAT))
                    .flatMap(first -> Revision.parse(first.substring(FORMAT.length())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Loads a snapshot into the store, where a later revision stays.
     *
     * @param batchTimeLeft how long each thousand entries may take
     */
    public static Outcome load(Path file, DiskStreamStore store, Duration batchTimeLeft) {
        return load(file, store, batchTimeLeft, () -> {});
    }

    /** The same with something to be done after each thousand entries. */
    public static Outcome load(Path file, DiskStreamStore store, Duration batchTimeLeft, Runnable afterBatch) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<SnapshotEnd> end = SnapshotEnd.checked(channel);
            if (end.isEmpty()) {
                return new Outcome.Refused("is cut short or does not match its checksum");
            }
            channel.position(0);
            BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            String first = lines.readLine();
            if (!first.startsWith(FORMAT)) {
                return new Outcome.Refused("begins with \"" + first + "\", not with \"" + FORMAT + "\"");
            }
            return Revision.parse(first.substring(FORMAT.length()))
                    .map(newest -> new Loading(lines, store, batchTimeLeft, afterBatch)
                            .all(end.get().count(), newest))
                    .orElseGet(() -> new Outcome.Refused("names no revision"));
        } catch (NoSuchFileException e) {
            return new Outcome.Missing();
        } catch (IOException e) {
            return new Outcome.Failed(e.toString());
        }
    }

    /** The lines of entries on their way into a store. */
    private record Loading(BufferedReader lines, DiskStreamStore store, Duration batchTimeLeft, Runnable afterBatch) {
        Outcome all(long count, Revision newest) {
            try {
                for (long left = count; left > 0; left -= BATCH) {
                    List<CatalogEntry> batch = new ArrayList<>();
                    for (long i = Math.min(BATCH, left); i > 0; i--) {
                        switch (RecordJson.read(lines.readLine())) {
                            case RecordJson.Reading.Entry(CatalogEntry entry) -> batch.add(entry);
                            case RecordJson.Reading.Corrupt(String why) -> {
                                return new Outcome.Refused("holds what is no entry: " + why);
                            }
                        }
                    }
                    if (store.writeAll(batch, batchTimeLeft)
                            instanceof Pending.Result.Failed<Integer>(FailureReason reason, Throwable _)) {
                        return new Outcome.Failed("after " + (count - left) + " entries: " + reason);
                    }
                    afterBatch.run();
                }
                return new Outcome.Complete(newest, count);
            } catch (IOException e) {
                return new Outcome.Failed(e.toString());
            }
        }
    }
}
