package vrs.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows the control file. The last good state stays in force when the file is gone, damaged, has unknown keys or is
 * older. {@link #current} is one volatile read and safe for use by many threads.
 */
public final class ControlWatch {
    /** How often the file is looked at. */
    public static final long PERIOD_MS = 200;

    private final Path file;
    private final Consumer<String> log;
    private volatile ControlState current;
    private String seen = "";

    /**
     * @param atRest in force until there is a file
     * @param log is told of each change and of each refused file, in one line
     */
    public ControlWatch(Path file, ControlState atRest, Consumer<String> log) {
        this.file = file;
        this.current = atRest;
        this.log = log;
    }

    /** Reads the file once, then every {@value #PERIOD_MS} ms on the given executor. */
    public ControlWatch start(ScheduledExecutorService executor) {
        look();
        executor.scheduleWithFixedDelay(this::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** The state in force. */
    public ControlState current() {
        return current;
    }

    synchronized void look() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (!text.isEmpty() && !text.equals(seen)) {
                accept(ControlFormat.read(text));
            }
            seen = text;
        } catch (IOException e) {
            String failure = e.getClass().getSimpleName();
            // Told once, not five times a second for as long as it lasts.
            if (!seen.equals(failure)) {
                log.accept("event=control-unreadable file=" + file + " error=" + failure);
            }
            seen = failure;
        }
    }

    private void accept(ControlFormat.Reading reading) {
        switch (reading) {
            case ControlFormat.Reading.Refused(String why) ->
                log.accept("event=control-refused file=" + file + " reason=\"" + why.replace('"', '\'') + "\"");
            case ControlFormat.Reading.Sound(ControlState state) -> {
                if (state.version() < current.version()) {
                    log.accept("event=control-refused file=" + file + " reason=older version=" + state.version()
                            + " current=" + current.version());
                } else if (!state.equals(current)) {
                    current = state;
                    log.accept("event=control-changed version=" + state.version() + " publisher.leader="
                            + state.leader() + " epoch=" + state.leaderEpoch() + " operator=" + state.operator());
                }
            }
        }
    }
}
