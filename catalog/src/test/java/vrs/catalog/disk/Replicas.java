package vrs.catalog.disk;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Replicas to test with. */
final class Replicas {
    /** A thread of its own for each run of writes: the store itself sees to it that there is one at a time. */
    static final Executor WRITER = task -> Thread.ofPlatform().daemon().start(task);

    private Replicas() {}

    static DiskStreamStore open(Path file) {
        return open(DiskConfig.of(file));
    }

    static DiskStreamStore open(DiskConfig config) {
        return switch (DiskStreamStore.open(config, WRITER)) {
            case DiskOpening.Opened(DiskStreamStore store) -> store;
            case DiskOpening.Damaged(String why) -> throw new AssertionError("damaged: " + why);
            case DiskOpening.InUse() -> throw new AssertionError("in use");
        };
    }
}
