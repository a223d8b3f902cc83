package vrs.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Follows the control state. The last good one stays in force when its source is gone, damaged, has unknown keys or is
 * older. {@link #current} is one volatile read and safe for use by many threads; one request reads it once.
 */
public final class ControlWatch {
    /** How often the source is looked at. */
    public static final long PERIOD_MS = 200;

    private final ControlSource source;
    private final Consumer<String> log;
    private final List<BiConsumer<ControlState, ControlState>> listeners = new CopyOnWriteArrayList<>();
    private Optional<Path> copy = Optional.empty();
    private volatile ControlState current;
    private Found seen = new Found.Missing();
    private boolean hasLooked;

    /**
     * @param atRest in force until there is a document
     * @param log is told of each change and of each refused document, in one line
     */
    public ControlWatch(ControlSource source, ControlState atRest, Consumer<String> log) {
        this.source = source;
        this.current = atRest;
        this.log = log;
    }

    /** The same with a file as the source. */
    public ControlWatch(Path file, ControlState atRest, Consumer<String> log) {
        this(new FileControlSource(file), atRest, log);
    }

    /** What a look at the source came to; each is acted upon once. */
    private sealed interface Found {
        record Text(String text) implements Found {}

        record Missing() implements Found {}

        record Unreadable(String why) implements Found {}
    }

    /**
     * Keeps a copy of what is in force in a file of this process alone, so that a process that starts while the source
     * is gone begins with it. Before {@link #start}. {@link ControlFile#kept} says where.
     */
    public ControlWatch keptIn(Path file) {
        copy = Optional.of(file);
        return this;
    }

    /**
     * Is told of each change after the start, what was in force and what is now, on the watching thread: it must be
     * quick. What was found at the start is {@link #current} and no change.
     */
    public ControlWatch onChange(BiConsumer<ControlState, ControlState> listener) {
        listeners.add(listener);
        return this;
    }

    /** Reads the source once, then every {@value #PERIOD_MS} ms on the given executor. */
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
        ControlState beforeStart = current;
        Optional<ControlState> kept = hasLooked ? Optional.empty() : kept();
        kept.filter(it -> it.version() > beforeStart.version()).ifPresent(it -> current = it);
        Found found = find();
        boolean isGood = found.equals(seen) ? found instanceof Found.Text : follow(found);
        seen = found;
        if (!hasLooked && !isGood && current != beforeStart) {
            log.accept("event=control-from-copy source=" + source.name() + " version=" + current.version()
                    + " operator=" + current.operator());
        }
        hasLooked = true;
    }

    private Found find() {
        try {
            return source.read().<Found>map(Found.Text::new).orElseGet(Found.Missing::new);
        } catch (IOException e) {
            return new Found.Unreadable(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** Whether what was found is in force now. */
    private boolean follow(Found found) {
        return switch (found) {
            case Found.Text(String text) -> accept(ControlFormat.read(text));
            case Found.Missing() -> refuse("control-gone", "version=" + current.version());
            case Found.Unreadable(String why) -> refuse("control-unreadable", "error=" + quoted(why));
        };
    }

    private boolean accept(ControlFormat.Reading reading) {
        return switch (reading) {
            case ControlFormat.Reading.Refused(String why) -> refuse("control-refused", "reason=" + quoted(why));
            case ControlFormat.Reading.Sound(ControlState state) ->
                state.version() < current.version()
                        ? refuse(
                                "control-refused",
                                "reason=older version=" + state.version() + " current=" + current.version())
                        : take(state);
        };
    }

    private boolean refuse(String event, String rest) {
        log.accept("event=" + event + " source=" + source.name() + " " + rest);
        return false;
    }

    private static String quoted(String why) {
        return "\"" + why.replace('"', '\'') + "\"";
    }

    private boolean take(ControlState state) {
        ControlState before = current;
        current = state;
        keep(state);
        if (!state.equals(before)) {
            log.accept(ControlChange.event(before, state));
            if (hasLooked) {
                listeners.forEach(listener -> tell(listener, before, state));
            }
        }
        return true;
    }

    // A listener that throws must not end the watch, which would leave this process with what it has for ever.
    private void tell(BiConsumer<ControlState, ControlState> listener, ControlState before, ControlState state) {
        try {
            listener.accept(before, state);
        } catch (RuntimeException e) {
            log.accept("event=control-listener-failed error=" + e);
        }
    }

    private void keep(ControlState state) {
        if (copy.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(copy.get().getParent());
            WholeFile.write(copy.get(), ControlFormat.write(state));
        } catch (IOException e) {
            log.accept("event=control-not-kept file=" + copy.get() + " error="
                    + e.getClass().getSimpleName());
        }
    }

    private Optional<ControlState> kept() {
        try {
            return copy.isEmpty() ? Optional.empty() : ControlFile.soundIn(copy.get());
        } catch (IOException e) {
            log.accept("event=control-copy-unreadable file=" + copy.get() + " error="
                    + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
