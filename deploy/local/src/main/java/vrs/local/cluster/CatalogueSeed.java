package vrs.local.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import vrs.local.logs.LogFile;
import vrs.local.supervise.ProcessRecords;

/** Publishes the samples by the publisher, as a person would. Safe for use by many threads. */
final class CatalogueSeed {
    /** The name of its log and of its record. */
    static final String NAME = "seed";

    private static final long PATIENCE_MS = 2_000;
    private static final int TRIES_MAX = 3;
    /** What the publish client ends with when too few AZs took part. */
    private static final int NOT_ACKNOWLEDGED = 3;

    private final List<String> command;
    private final Path log;
    private final ProcessRecords records;
    private Optional<Process> running = Optional.empty();
    private boolean ended;

    CatalogueSeed(List<String> command, Path log, ProcessRecords records) {
        this.command = List.copyOf(command);
        this.log = log;
        this.records = records;
    }

    /**
     * Starts it, and again when it was not acknowledged: while a cluster starts, an AZ can answer late. The result is the last
     * exit status.
     */
    CompletableFuture<Integer> run() {
        return run(TRIES_MAX);
    }

    private CompletableFuture<Integer> run(int tries) {
        return once().thenCompose(exit ->
                exit == NOT_ACKNOWLEDGED && tries > 1 ? run(tries - 1) : CompletableFuture.completedFuture(exit));
    }

    private synchronized CompletableFuture<Integer> once() {
        if (ended) {
            return CompletableFuture.failedFuture(new IOException("the cluster ends"));
        }
        try {
            new LogFile(log).rotate();
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            running = Optional.of(process);
            records.add(NAME, process.pid());
            return process.onExit().thenApply(this::forget);
        } catch (IOException e) {
            end();
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Ends it when it runs, and for good. */
    synchronized void end() {
        ended = true;
        running.ifPresent(process -> {
            process.destroy();
            process.onExit()
                    .completeOnTimeout(process, PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .join();
            process.destroyForcibly();
        });
    }

    private int forget(Process process) {
        try {
            records.remove(NAME);
        } catch (IOException e) {
            // A record of a process that has ended does no harm: its identity matches nobody.
            return process.exitValue();
        }
        return process.exitValue();
    }
}
