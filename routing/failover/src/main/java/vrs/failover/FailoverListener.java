package vrs.failover;

/** Where events go. Called on the thread of the request or of the probe; must be quick and must not throw. */
@FunctionalInterface
public interface FailoverListener {
    void happened(FailoverEvent event);
}
