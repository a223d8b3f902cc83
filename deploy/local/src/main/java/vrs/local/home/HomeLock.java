package vrs.local.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;

/** Held by the only one who does something in a home, for as long as he lives; the system frees it when he is killed. */
public final class HomeLock implements AutoCloseable {
    private final FileLock lock;

    private HomeLock(FileLock lock) {
        this.lock = lock;
    }

    /** For the one launcher of a home; empty when another one has it. */
    public static Optional<HomeLock> ofLauncher(Home home) throws IOException {
        return take(home, "launcher");
    }

    /** For the one who replaces processes one by one; empty when another one does so. */
    public static Optional<HomeLock> ofRollingRestart(Home home) throws IOException {
        return take(home, "rolling");
    }

    private static Optional<HomeLock> take(Home home, String name) throws IOException {
        FileChannel channel = home.channel(name);
        Optional<FileLock> lock = tried(channel);
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock.map(HomeLock::new);
    }

    private static Optional<FileLock> tried(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            // Somebody else in this very process has it.
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
