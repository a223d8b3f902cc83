package vrs.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * The control file, as who changes it sees it: one at a time, and readers see the old text or the new one. Safe for use
 * by many threads when one process has one of it.
 */
public final class ControlFile {
    private static final String SUFFIX = ".state";
    private static final String WRITER = "writer";

    private final Path file;
    private final ControlState atRest;
    private final ControlHistory history;

    /** What shall be, seen from what is. */
    @FunctionalInterface
    public interface Wish {
        ControlDecision decide(ControlState before) throws IOException;
    }

    /** @param atRest in force until there is a file */
    public ControlFile(Path file, ControlState atRest) {
        this.file = file;
        this.atRest = atRest;
        this.history = new ControlHistory(file.resolveSibling("history"));
    }

    /** Where it stands in a home. */
    public static Path in(Path home) {
        return home.resolve("control/control.state");
    }

    /** Where a process of a home keeps its copy. */
    public static Path kept(Path home, String instance) {
        return home.resolve("control/kept").resolve(instance + SUFFIX);
    }

    /**
     * What it says. When it is gone, that is the newest of the copies that writers and processes keep: a version that
     * began anew would be older than what every process has, and refused.
     *
     * @throws IOException when it cannot be read or is refused, in one line that says why
     */
    public ControlState read() throws IOException {
        Optional<String> text = new FileControlSource(file).read();
        if (text.isEmpty()) {
            return newestCopy();
        }
        return switch (ControlFormat.read(text.get())) {
            case ControlFormat.Reading.Sound(ControlState state) -> state;
            case ControlFormat.Reading.Refused(String why) ->
                throw new IOException(file + " is refused: " + why + "; delete it to go on from the last good one");
        };
    }

    /** What was changed through here, the oldest first. */
    public List<ControlEntry> history() throws IOException {
        return history.read();
    }

    /** Puts another state in the place of the one that is there. */
    public ControlState change(UnaryOperator<ControlState> change) throws IOException {
        return switch (decide(before -> new ControlDecision.Accepted(change.apply(before)))) {
            case ControlDecision.Accepted(ControlState next) -> next;
            case ControlDecision.Unchanged _, ControlDecision.Refused _, ControlDecision.Guarded _ -> read();
        };
    }

    /** Asks what shall be, while nobody else may change it, and does so when that is accepted. */
    public synchronized ControlDecision decide(Wish wish) throws IOException {
        return WholeFile.alone(file, () -> {
            ControlState before = read();
            ControlDecision decision = wish.decide(before);
            if (decision instanceof ControlDecision.Accepted(ControlState next)) {
                history.add(ControlEntry.of(before, next));
                Path copy = copies().resolve(WRITER + SUFFIX);
                Files.createDirectories(copies());
                WholeFile.write(copy, ControlFormat.write(next));
                WholeFile.write(file, ControlFormat.write(next));
            }
            return decision;
        });
    }

    /** The version that a process of this home has in force; nothing for one that keeps no copy. */
    public OptionalLong keptVersion(String instance) throws IOException {
        return soundIn(copies().resolve(instance + SUFFIX))
                .map(state -> OptionalLong.of(state.version()))
                .orElse(OptionalLong.empty());
    }

    /** The state in a file; nothing when there is none or it is not sound. */
    static Optional<ControlState> soundIn(Path file) throws IOException {
        Optional<String> text = new FileControlSource(file).read();
        return text.flatMap(it -> ControlFormat.read(it) instanceof ControlFormat.Reading.Sound(ControlState state)
                ? Optional.of(state)
                : Optional.empty());
    }

    private Path copies() {
        return file.resolveSibling("kept");
    }

    private ControlState newestCopy() throws IOException {
        ControlState newest = atRest;
        if (Files.isDirectory(copies())) {
            try (var files = Files.newDirectoryStream(copies(), "*" + SUFFIX)) {
                for (Path copy : files) {
                    ControlState state = soundIn(copy).orElse(atRest);
                    newest = state.version() > newest.version() ? state : newest;
                }
            }
        }
        return newest;
    }
}
