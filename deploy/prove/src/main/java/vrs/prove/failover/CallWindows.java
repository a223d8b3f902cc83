package vrs.prove.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts calls second by second, whatever else goes on meanwhile. */
final class CallWindows implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Calls calls;
    private final PlayLoad load;
    private final List<Window> windows = new ArrayList<>();
    private final Thread thread;

    /**
     * Calls by service from one moment to another.
     *
     * @param requests of clients that were under way in that time: sent in it, or before and not answered yet
     */
    record Window(long fromMs, long toMs, long requests, Map<String, Double> calls) {
        double perSecond(String service) {
            return 1_000 * calls.getOrDefault(service, 0.0) / Math.max(1, toMs - fromMs);
        }
    }

    private CallWindows(List<Integer> dashPorts, PlayLoad load) {
        this.calls = new Calls(dashPorts);
        this.load = load;
        this.thread = Thread.ofPlatform().daemon().unstarted(this::count);
    }

    /**
     * Begins to count.
     *
     * @param dashPorts management ports of all dash-services
     * @param load that makes them, by whose time they are counted
     */
    static CallWindows start(List<Integer> dashPorts, PlayLoad load) {
        CallWindows windows = new CallWindows(dashPorts, load);
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
            long overBefore = load.over();
            calls.sinceLastLook();
            long lastMs = load.nowMs();
            while (true) {
                Viewer.pause(EVERY);
                // Before the counts are read: a request that is answered meanwhile is of the next window, too.
                long over = load.over();
                Map<String, Double> made = calls.sinceLastLook();
                Window window = new Window(lastMs, load.nowMs(), load.sent() - overBefore, made);
                synchronized (windows) {
                    windows.add(window);
                }
                overBefore = over;
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
