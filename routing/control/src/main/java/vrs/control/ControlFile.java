package vrs.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

/** The control file, as who changes it sees it: one at a time, and readers see the old text or the new one. */
public final class ControlFile {
    private final Path file;
    private final ControlState atRest;

    /** @param atRest in force until there is a file */
    public ControlFile(Path file, ControlState atRest) {
        this.file = file;
        this.atRest = atRest;
    }

    /** Where it stands in a home. */
    public static Path in(Path home) {
        return home.resolve("control/control.state");
    }

    /**
     * What it says.
     *
     * @throws IOException when it cannot be read or is refused, in one line that says why
     */
    public ControlState read() throws IOException {
        if (!Files.exists(file)) {
            return atRest;
        }
        return switch (ControlFormat.read(Files.readString(file))) {
            case ControlFormat.Reading.Sound(ControlState state) -> state;
            case ControlFormat.Reading.Refused(String why) -> throw new IOException(file + " is refused: " + why);
        };
    }

    /** Puts another state in the place of the one that is there. */
    public ControlState change(UnaryOperator<ControlState> change) throws IOException {
        Files.createDirectories(file.getParent());
        Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            ControlState next = change.apply(read());
            Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(ControlFormat.write(next).getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return held.isValid() ? next : read();
        }
    }
}
