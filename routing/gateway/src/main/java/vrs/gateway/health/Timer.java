package vrs.gateway.health;

/** Runs something later, once. */
public interface Timer {
    /** Does nothing when what would run it has ended. */
    void later(long delayMs, Runnable task);
}
