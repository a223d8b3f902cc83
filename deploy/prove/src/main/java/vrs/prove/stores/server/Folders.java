package vrs.prove.stores.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders, whole. */
public final class Folders {
    private Folders() {}

    /**
     * Copies a file, or a folder with all that is in it, over what is there. It lies on the disk then: what is still to be
     * written would hold up those that write next.
     */
    public static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        for (Path path : all(from)) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel written = FileChannel.open(target, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
            }
        }
    }

    /** Deletes a file, or a folder with all that is in it; nothing when it is not there. */
    public static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            for (Path each : all(path).reversed()) {
                Files.delete(each);
            }
        }
    }

    private static List<Path> all(Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
