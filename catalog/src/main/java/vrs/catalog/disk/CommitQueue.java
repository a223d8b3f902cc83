package vrs.catalog.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.MVStore;

/**
 * All changes of a file, one after the other, on one thread at a time; those that wait become durable together. The file
 * never holds part of a change: it is committed between changes only.
 */
final class CommitQueue {
    /** Room is made in files whose live share, in percent, is below this. */
    private static final int FILL_PERCENT = 60;
    /** How much one round of that may write. */
    private static final int TIDY_BYTES = 4 << 20;

    /** Something to be done by the thread that writes. */
    interface Work {
        /** Changes the tables. */
        void change();

        /** All of it is durable; nothing else is changed meanwhile. */
        void durable();

        /** Nothing of it counts. */
        void failed(RuntimeException cause);
    }

    private final MVStore file;
    private final DiskConfig config;
    private final Executor executor;
    private final BlockingQueue<Work> waiting;
    private final AtomicBoolean busy = new AtomicBoolean();
    private int batches;

    CommitQueue(MVStore file, DiskConfig config, Executor executor) {
        this.file = file;
        this.config = config;
        this.executor = executor;
        this.waiting = new ArrayBlockingQueue<>(config.waitingMax());
    }

    /** Has it done soon; when too much waits, it fails at once. */
    void submit(Work work) {
        if (!waiting.offer(work)) {
            work.failed(new RejectedExecutionException("more than waitingMax writes wait for the disk"));
            return;
        }
        start();
    }

    private void start() {
        if (busy.compareAndSet(false, true)) {
            try {
                executor.execute(this::drain);
            } catch (RejectedExecutionException e) {
                busy.set(false);
                fail(next(), e);
            }
        }
    }

    private void drain() {
        try {
            List<Work> batch = next();
            while (!batch.isEmpty()) {
                run(batch);
                batch = next();
            }
        } finally {
            busy.set(false);
        }
        // What came in between the last look and that mark has started nobody.
        if (!waiting.isEmpty()) {
            start();
        }
    }

    private List<Work> next() {
        List<Work> batch = new ArrayList<>();
        waiting.drainTo(batch, config.batchMax());
        return batch;
    }

    private void run(List<Work> batch) {
        try {
            batch.forEach(Work::change);
            file.commit();
            file.sync();
        } catch (RuntimeException e) {
            // Half of a batch must never be committed by the next one: what counts is what the disk holds.
            file.closeImmediately();
            fail(batch, e);
            return;
        }
        batch.forEach(Work::durable);
        tidy();
    }

    private void tidy() {
        if (++batches % config.tidyEvery() == 0 && !file.isClosed()) {
            file.compact(FILL_PERCENT, TIDY_BYTES);
        }
    }

    private static void fail(List<Work> batch, RuntimeException cause) {
        batch.forEach(work -> work.failed(cause));
    }
}
