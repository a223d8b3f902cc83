package vrs.faults.lease;

/** What happened to a fault. */
public sealed interface LeaseEvent<F> {
    /** Which one. */
    Injection<F> injection();

    /** It is in force. */
    record Injected<F>(Injection<F> injection) implements LeaseEvent<F> {}

    /** It is over. */
    record Healed<F>(Injection<F> injection, By by) implements LeaseEvent<F> {}

    /** Who ended it. */
    enum By {
        /** Its lease was over. */
        LEASE,
        /** Somebody asked for it. */
        ORDER
    }
}
