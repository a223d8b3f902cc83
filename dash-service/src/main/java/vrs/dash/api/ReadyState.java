package vrs.dash.api;

/**
 * Whether this process may be given requests. Speaks of the process alone, never of a store or an upstream. Safe for use
 * by many threads.
 */
final class ReadyState {
    private volatile boolean isReady;

    void ready() {
        isReady = true;
    }

    void draining() {
        isReady = false;
    }

    boolean isReady() {
        return isReady;
    }
}
