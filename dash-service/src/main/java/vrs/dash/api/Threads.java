package vrs.dash.api;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads of this process beside those of the framework.
 *
 * @param calls a virtual thread for each task
 * @param looks one thread for the deny list
 */
record Threads(ExecutorService calls, ScheduledExecutorService looks) implements AutoCloseable {
    static Threads start() {
        return new Threads(
                Executors.newVirtualThreadPerTaskExecutor(),
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("deny-list").factory()));
    }

    /** Interrupts what is under way. */
    @Override
    public void close() {
        looks.shutdownNow();
        calls.shutdownNow();
    }
}
