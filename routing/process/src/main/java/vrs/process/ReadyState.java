package vrs.process;

/**
 * Whether this process may be given requests: it is warm and does not drain. Speaks of the process alone, never of a store
 * or an upstream. Safe for use by many threads.
 */
public final class ReadyState {
    private volatile boolean isReady;

    /** From now on. */
    public void ready() {
        isReady = true;
    }

    /** From now on no more. */
    public void draining() {
        isReady = false;
    }

    public boolean isReady() {
        return isReady;
    }
}
