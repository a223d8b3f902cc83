package vrs.prove.simulation;

import java.time.Duration;

/** What was demanded, what came of it, and what it cost, by the second in which a play began. */
final class Tally {
    private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();

    private final int[] demanded;
    private final int[] good;
    private final int[] calls;

    Tally(Duration end) {
        int windows = Math.toIntExact(end.toSeconds());
        demanded = new int[windows];
        good = new int[windows];
        calls = new int[windows];
    }

    void demanded(long beganNanos) {
        count(demanded, beganNanos);
    }

    void good(long beganNanos) {
        count(good, beganNanos);
    }

    /** A call of the upstream, probes included. */
    void called(long nowNanos) {
        count(calls, nowNanos);
    }

    private static void count(int[] windows, long nanos) {
        int window = Math.toIntExact(nanos / WINDOW_NANOS);
        if (window < windows.length) {
            windows[window]++;
        }
    }

    RunResult result() {
        return new RunResult(demanded.clone(), good.clone(), calls.clone());
    }
}
