package vrs.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows the deny list file of this AZ. The last good list stays in force when the file is gone, damaged, forged or
 * older. {@link #current} is one volatile read and safe for use by many threads.
 */
public final class DenyListWatch {
    /** How often the file is looked at: a withdrawal must be in force within one second. */
    public static final long PERIOD_MS = 200;

    private final Path file;
    private final PublicKey key;
    private final Consumer<String> log;
    private volatile DenyList current = DenyList.EMPTY;
    private Set<String> elsewhere = Set.of();
    private Optional<Trace> seen = Optional.empty();
    private boolean unreadable;

    /** @param log is told of each change and of each refused file, in one line */
    public DenyListWatch(Path file, PublicKey key, Consumer<String> log) {
        this.file = file;
        this.key = key;
        this.log = log;
    }

    /**
     * Adds what other AZs have withdrawn, which the file of this AZ may not have heard of yet. It stays in force: nothing
     * ever leaves a deny list.
     */
    public synchronized DenyListWatch knowing(Set<String> vids) {
        elsewhere = Set.copyOf(vids);
        current = with(current);
        return this;
    }

    /** Reads the file once, then every {@value #PERIOD_MS} ms on the given executor. */
    public DenyListWatch start(ScheduledExecutorService executor) {
        look();
        executor.scheduleWithFixedDelay(this::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** The list in force. */
    public DenyList current() {
        return current;
    }

    synchronized void look() {
        try {
            if (!Files.exists(file)) {
                return;
            }
            Trace trace = Trace.of(file);
            if (!seen.equals(Optional.of(trace))) {
                accept(DenyListFormat.read(Files.readString(file), key));
                seen = Optional.of(trace);
            }
            unreadable = false;
        } catch (IOException e) {
            // Told once, not five times a second for as long as it lasts.
            if (!unreadable) {
                log.accept("event=deny-list-unreadable file=" + file + " error="
                        + e.getClass().getSimpleName());
            }
            unreadable = true;
        }
    }

    /**
     * What tells one state of the file from the next. Time and size do not: two lists of equal length can be put in
     * place within one tick of the file system's clock. Each of them is a file of its own, though.
     */
    private record Trace(FileTime modified, long size, Optional<Object> identity) {
        static Trace of(Path file) throws IOException {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Trace(found.lastModifiedTime(), found.size(), Optional.ofNullable(found.fileKey()));
        }
    }

    private void accept(Optional<DenyList> read) {
        if (read.isEmpty()) {
            log.accept("event=deny-list-refused file=" + file + " reason=signature-or-form");
        } else if (read.get().version() < current.version()) {
            log.accept("event=deny-list-refused file=" + file + " reason=older version="
                    + read.get().version() + " current=" + current.version());
        } else if (!with(read.get()).equals(current)) {
            current = with(read.get());
            log.accept("event=deny-list-changed version=" + current.version() + " withdrawn="
                    + current.vids().size());
        }
    }

    private DenyList with(DenyList list) {
        Set<String> all = new HashSet<>(list.vids());
        all.addAll(elsewhere);
        return new DenyList(list.version(), all);
    }
}
