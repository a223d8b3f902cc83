package vrs.prove.stores.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import vrs.catalog.disk.SteadyPath;

/**
 * Takes the place of the files that the disk replica is kept in, for all that are opened from then on. They are made by name
 * and so share one tap, that of this JVM.
 */
public final class TappedPath extends FilePathWrapper {
    private static final Tap TAP = new Tap(new Tap.Way.Open());

    static void register() {
        FilePath.register(new TappedPath());
    }

    static Tap tap() {
        return TAP;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        TAP.pass();
        return new TappedFile(new SteadyPath().getPath(name).open(mode), TAP);
    }

    @Override
    public String getScheme() {
        return "steady";
    }
}
