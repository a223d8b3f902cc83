package vrs.faults.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A store loses what it holds. Its process must be down meanwhile.
 *
 * @param data the folder of all stores of a cluster
 * @param store the folder of this one, below it
 */
public record Wipe(Path data, Path store) implements ProcessFault {
    public Wipe {
        data = data.toAbsolutePath().normalize();
        store = store.toAbsolutePath().normalize();
        // Two mistaken words must not cost somebody's home.
        if (!store.startsWith(data) || store.equals(data)) {
            throw new IllegalArgumentException(store + " is not below " + data);
        }
    }

    /** Deletes all in the folder of the store, which stays, empty; follows no links. */
    public void now() throws IOException {
        if (!Files.isDirectory(store, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(store + " is no folder");
        }
        Files.walkFileTree(store, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!folder.equals(store)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public String type() {
        return "wipe";
    }

    @Override
    public Heal heal() {
        return Heal.REPAIRED;
    }
}
