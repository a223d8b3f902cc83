package vrs.prove.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            Map<String, Double> last = calls.now();
            long lastMs = nowMs.getAsLong();
            while (true) {
                Viewer.pause(EVERY);
                Map<String, Double> now = calls.now();
                long toMs = nowMs.getAsLong();
                Window window = new Window(lastMs, toMs, since(last, now));
                synchronized (windows) {
                    windows.add(window);
                }
                last = now;
                lastMs = toMs;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Double> since(Map<String, Double> last, Map<String, Double> now) {
        Map<String, Double> since = new TreeMap<>();
        now.forEach((service, calls) -> since.put(service, calls - last.getOrDefault(service, 0.0)));
        return since;
    }

    @Override
    public void close() {
        thread.interrupt();
        calls.close();
    }
}
