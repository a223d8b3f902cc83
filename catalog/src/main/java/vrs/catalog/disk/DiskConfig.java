package vrs.catalog.disk;

import java.nio.file.Path;

/**
 * Where one instance keeps its replica, and with which bounds.
 *
 * @param file the replica; its folder is made when it is not there
 * @param cacheMib how much of the file is kept in memory, in MiB, 1 or more
 * @param waitingMax how many writes may wait for the disk at once; further ones fail at once
 * @param batchMax how many waiting writes become durable together, at most
 * @param tidyEvery after how many such batches old versions in the file are looked through for room
 */
public record DiskConfig(Path file, int cacheMib, int waitingMax, int batchMax, int tidyEvery) {
    public DiskConfig {
        if (file.getFileName() == null) {
            throw new IllegalArgumentException("file is \"" + file + "\", which names none");
        }
        atLeastOne("cacheMib", cacheMib);
        atLeastOne("waitingMax", waitingMax);
        atLeastOne("batchMax", batchMax);
        atLeastOne("tidyEvery", tidyEvery);
    }

    /** The usual settings for a replica in this file. */
    public static DiskConfig of(Path file) {
        return new DiskConfig(file, 16, 10_000, 1_000, 64);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", not 1 or more");
        }
    }
}
