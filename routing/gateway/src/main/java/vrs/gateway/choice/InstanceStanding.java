package vrs.gateway.choice;

/** How an instance stands with this gateway now. */
public enum InstanceStanding {
    /** It answers its checks, and traffic on it goes well. */
    ADMITTED,
    /** It answers its checks, but requests on it failed in a row. */
    EJECTED,
    /** It does not answer its checks: hung, cut off, or dead behind something that still accepts. */
    SILENT,
    /** It says itself that it is not ready: about to stop, warming up, or forced offline. */
    UNREADY,
    /** Nobody listens there. */
    REFUSING;

    /** Whether it answers its checks with a yes, so that asking it costs no wait in vain. */
    boolean isAwake() {
        return this == ADMITTED || this == EJECTED;
    }
}
