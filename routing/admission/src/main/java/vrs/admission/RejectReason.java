package vrs.admission;

/** Which sensor said no. */
public enum RejectReason {
    /** As many requests are in flight as the class may fill the instance with. */
    IN_FLIGHT("in-flight"),
    /** As many requests have come within this second as the class may have of it. */
    QPS("qps");

    private final String id;

    RejectReason(String id) {
        this.id = id;
    }

    /** The word for logs and metrics. */
    public String id() {
        return id;
    }
}
