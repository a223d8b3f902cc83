package vrs.dash.api;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads of this process beside those of the framework.
 *
 * @param calls a virtual thread for each task
 * @param looks one thread for the deny list and the stores
 * @param control one thread for what operators decide, which waits for nothing
 */
record Threads(ExecutorService calls, ScheduledExecutorService looks, ScheduledExecutorService control)
        implements AutoCloseable {
    static Threads start() {
        return new Threads(Executors.newVirtualThreadPerTaskExecutor(), one("deny-list"), one("control"));
    }

    private static ScheduledExecutorService one(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Interrupts what is under way. */
    @Override
    public void close() {
        control.shutdownNow();
        looks.shutdownNow();
        calls.shutdownNow();
    }
}
