package vrs.fallback.snapshot;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a snapshot twice and holds both, as the process does for a moment when there is a new one. */
public final class TwoReads {
    private TwoReads() {}

    public static void main(String[] args) throws IOException {
        SnapshotReader reader = new SnapshotReader(Long.parseLong(args[1]));
        SnapshotRead first = reader.read(Path.of(args[0]));
        SnapshotRead second = reader.read(Path.of(args[0]));
        System.out.println(videos(first) + " " + videos(second));
    }

    private static int videos(SnapshotRead read) {
        return switch (read) {
            case SnapshotRead.Whole whole -> whole.snapshot().entries().size();
            case SnapshotRead.Refused refused -> throw new AssertionError(refused.why());
        };
    }
}
