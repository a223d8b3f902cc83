package vrs.catalog;

/** A store could not answer a question that is asked off the request path. */
public final class StoreUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    public StoreUnavailable(FailureReason reason, Throwable cause) {
        super("store unavailable: " + reason, cause);
        this.reason = reason;
    }

    /** Why. */
    public FailureReason reason() {
        return reason;
    }
}
