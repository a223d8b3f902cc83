package vrs.publisher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vrs.catalog.Revision;

/**
 * Gives out revisions, never the same one twice. The last one given is on file, because the store that alone took a
 * change may be away when the next is made.
 */
final class RevisionBook {
    private static final Revision FIRST_EPOCH = new Revision(1, 0);

    private final Path file;

    RevisionBook(Path file) {
        this.file = file;
    }

    /** The one after all that were given out and all that a store holds. */
    Revision next(Revision newestInStores) throws IOException {
        Revision last = later(FIRST_EPOCH, later(newestInStores, lastGiven()));
        Revision next = last.next();
        AtomicFile.write(file, next + "\n");
        return next;
    }

    private Revision lastGiven() throws IOException {
        if (!Files.exists(file)) {
            return Revision.NONE;
        }
        String text = Files.readString(file).strip();
        return Revision.parse(text).orElseThrow(() -> new IOException(file + " holds no revision: " + text));
    }

    private static Revision later(Revision a, Revision b) {
        return a.isAfter(b) ? a : b;
    }
}
