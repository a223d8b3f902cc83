package vrs.catalog.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files that stay open when a thread is interrupted while it reads. The JDK closes a file channel then, for all threads,
 * and a caller that is no longer waited for would take the whole store along. Public because the store makes it by name.
 */
public final class SteadyPath extends FilePathWrapper {
    private static final String SCHEME = "steady";

    private static final AtomicBoolean KNOWN = new AtomicBoolean();

    /** Makes it known, once: who has put another in its place since then, to see what a bad disk does, keeps that. */
    static void register() {
        if (KNOWN.compareAndSet(false, true)) {
            FilePath.register(new SteadyPath());
        }
    }

    static String name(java.nio.file.Path file) {
        return SCHEME + ":" + file.toAbsolutePath();
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new SteadyFile(getBase().toString(), mode);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }
}
