package vrs.fallback.withdrawal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vrs.fallback.files.FileStamp;
import vrs.signing.SignedLines;

/**
 * Follows the deny list of this AZ. The last good list stays in force when the file is gone, damaged, forged or older.
 * {@link #look} belongs to one thread at a time; {@link #current} is one volatile read, safe for use by many.
 */
public final class DenyListWatch {
    private static final long BYTES_MAX = 4 * 1024 * 1024;

    private final Path file;
    private final PublicKey key;
    private final Consumer<String> log;
    private volatile DenyList current = DenyList.EMPTY;
    private Set<String> elsewhere = Set.of();
    private Optional<FileStamp> seen = Optional.empty();

    /** @param log is told of each change and of each file refused, in one line */
    public DenyListWatch(Path file, PublicKey key, Consumer<String> log) {
        this.file = file;
        this.key = key;
        this.log = log;
    }

    /** The list in force. */
    public DenyList current() {
        return current;
    }

    /** Adds what other AZs have withdrawn, which the file may not have heard of yet. It stays in force. */
    public synchronized void knowing(Set<String> vids) {
        elsewhere = Set.copyOf(vids);
        current = with(current);
    }

    /** Reads the file if it changed since the last look. */
    public synchronized void look() {
        try {
            Optional<FileStamp> now = FileStamp.of(file);
            if (now.isEmpty() || now.equals(seen)) {
                return;
            }
            if (now.get().sizeBytes() > BYTES_MAX) {
                refused("larger than " + BYTES_MAX + " bytes");
            } else {
                SignedLines.verify(Files.readString(file), key)
                        .flatMap(DenyList::parse)
                        .ifPresentOrElse(this::accept, () -> refused("signature or form"));
            }
            seen = now;
        } catch (IOException e) {
            log.accept("event=deny-list-unreadable error=" + e.getClass().getSimpleName());
        }
    }

    private void accept(DenyList read) {
        if (read.version() < current.version()) {
            refused("version " + read.version() + " is older than " + current.version());
        } else if (!with(read).equals(current)) {
            current = with(read);
            log.accept("event=deny-list-changed version=" + read.version() + " withdrawn="
                    + read.vids().size());
        }
    }

    private DenyList with(DenyList list) {
        Set<String> all = new HashSet<>(list.vids());
        all.addAll(elsewhere);
        return new DenyList(list.version(), all);
    }

    private void refused(String why) {
        log.accept("event=deny-list-refused why=\"" + why + "\"");
    }
}
