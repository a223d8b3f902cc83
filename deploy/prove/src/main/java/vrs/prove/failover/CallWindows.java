package vrs.prove.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts calls second by second, whatever else goes on meanwhile. */
final class CallWindows implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Calls calls;
    private final LongSupplier nowMs;
    private final List<Window> windows = new ArrayList<>();
    private final Thread thread;

    /** Calls by service from one moment to another. */
    record Window(long fromMs, long toMs, Map<String, Double> calls) {
        double perSecond(String service) {
            return 1_000 * calls.getOrDefault(service, 0.0) / Math.max(1, toMs - fromMs);
        }
    }

    private CallWindows(List<Integer> dashPorts, LongSupplier nowMs) {
        this.calls = new Calls(dashPorts);
        this.nowMs = nowMs;
        this.thread = Thread.ofPlatform().daemon().unstarted(this::count);
    }

    /**
     * Begins to count.
     *
     * @param dashPorts management ports of all dash-services
     * @param nowMs the time of the load
     */
    static CallWindows start(List<Integer> dashPorts, LongSupplier nowMs) {
        CallWindows windows = new CallWindows(dashPorts, nowMs);
        windows.thread.start();
        return windows;
    }

    /** Those that lie between two moments. */
    List<Window> between(long fromMs, long toMs) {
        synchronized (windows) {
            return windows.stream()
                    .filter(it -> it.fromMs() >= fromMs && it.toMs() <= toMs)
                    .toList();
        }
    }

    private void count() {
        try {
            calls.sinceLastLook();
            long lastMs = nowMs.getAsLong();
            while (true) {
                Viewer.pause(EVERY);
                Map<String, Double> made = calls.sinceLastLook();
                Window window = new Window(lastMs, nowMs.getAsLong(), made);
                synchronized (windows) {
                    windows.add(window);
                }
                lastMs = window.toMs();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        calls.close();
    }
}
