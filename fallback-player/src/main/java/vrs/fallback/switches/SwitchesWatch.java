package vrs.fallback.switches;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import vrs.fallback.files.FileStamp;

/**
 * Follows the control document of the cluster, as this AZ has it. The last good one stays in force when the file is gone,
 * damaged, of another form or older. {@link #look} belongs to one thread at a time; {@link #current} is one volatile read,
 * safe for use by many.
 */
public final class SwitchesWatch {
    private static final long BYTES_MAX = 256 * 1024;

    private final Path file;
    private final Consumer<String> log;
    private volatile Switches current = Switches.AT_REST;
    private Optional<FileStamp> seen = Optional.empty();
    private boolean unreadable;

    /** @param log is told of each change and of each file refused, in one line */
    public SwitchesWatch(Path file, Consumer<String> log) {
        this.file = file;
        this.log = log;
    }

    /** What is in force. */
    public Switches current() {
        return current;
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
                Switches.parse(Files.readString(file)).ifPresentOrElse(this::accept, () -> refused("form"));
            }
            seen = now;
            unreadable = false;
        } catch (IOException e) {
            // Told once, not at every look for as long as it lasts.
            if (!unreadable) {
                log.accept("event=control-unreadable error=" + e.getClass().getSimpleName());
            }
            unreadable = true;
        }
    }

    private void accept(Switches read) {
        if (read.version() < current.version()) {
            refused("version " + read.version() + " is older than " + current.version());
        } else if (!read.equals(current)) {
            current = read;
            log.accept("event=control-changed version=" + read.version() + " degrade.dash="
                    + (read.isDashDegraded() ? "on" : "-"));
        }
    }

    private void refused(String why) {
        log.accept("event=control-refused why=\"" + why + "\"");
    }
}
