package vrs.publisher.member;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.disk.DiskOpening;
import vrs.catalog.disk.DiskStreamStore;
import vrs.publisher.log.CommittedStore;
import vrs.publisher.log.FileJournal;
import vrs.publisher.stores.DiskCommitted;

/** The two files of a publisher: the journal, and what is committed. */
final class OwnFiles implements AutoCloseable {
    private final FileJournal journal;
    private final DiskStreamStore store;
    private final ExecutorService writer;

    private OwnFiles(FileJournal journal, DiskStreamStore store, ExecutorService writer) {
        this.journal = journal;
        this.store = store;
        this.writer = writer;
    }

    /** @throws IOException when one of them cannot be used, in one line that says why */
    static OwnFiles open(MemberConfig config, Consumer<String> log) throws IOException {
        ExecutorService writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("committed").factory());
        DiskStreamStore store =
                switch (DiskStreamStore.open(DiskConfig.of(config.committed()), writer)) {
                    case DiskOpening.Opened(DiskStreamStore it) -> it;
                    case DiskOpening.Damaged(String why) ->
                        throw new IOException(config.committed() + " is damaged: " + why);
                    case DiskOpening.InUse() ->
                        throw new IOException(config.committed() + " is in use by another publisher");
                };
        FileJournal journal = FileJournal.open(config.journal());
        if (journal.base().isAfter(new DiskCommitted(store).newest())) {
            throw new IOException(config.committed() + " does not hold what " + config.journal() + " let go");
        }
        log.accept("event=publisher-log-open base=" + journal.base() + " kept="
                + journal.tail().size() + " promised=" + journal.promised());
        return new OwnFiles(journal, store, writer);
    }

    FileJournal journal() {
        return journal;
    }

    CommittedStore committed() {
        return new DiskCommitted(store);
    }

    DiskStreamStore store() {
        return store;
    }

    @Override
    public void close() throws IOException {
        store.close();
        journal.close();
        writer.shutdown();
    }
}
