package vrs.local.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Optional;

/** Held by the one launcher of a home for as long as it lives; the system frees it when the launcher is killed. */
public final class LauncherLock implements AutoCloseable {
    private final FileLock lock;

    private LauncherLock(FileLock lock) {
        this.lock = lock;
    }

    /** The lock, or empty when another launcher has it. */
    public static Optional<LauncherLock> take(Home home) throws IOException {
        FileChannel channel = home.channel("launcher");
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new LauncherLock(lock));
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
