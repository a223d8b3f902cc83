package vrs.catalog.disk;

import org.h2.mvstore.MVStore;

/** All tables as they were between two commits. Keeps the room of what is replaced meanwhile, so close it. */
record DiskView(MVStore file, Tables tables, MVStore.TxCounter usage) implements AutoCloseable {
    /** Called by the thread that writes. */
    static DiskView of(MVStore file, Tables tables) {
        MVStore.TxCounter usage = file.registerVersionUsage();
        return new DiskView(file, tables.asOf(file.getCurrentVersion()), usage);
    }

    @Override
    public void close() {
        file.deregisterVersionUsage(usage);
    }
}
