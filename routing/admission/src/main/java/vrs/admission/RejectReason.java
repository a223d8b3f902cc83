package vrs.admission;

/** Which sensor said no. */
public enum RejectReason {
    /** As many requests are in flight as the class may fill the instance with. */
    IN_FLIGHT("in-flight");

    private final String id;

    RejectReason(String id) {
        this.id = id;
    }

    /** The word for logs and metrics. */
    public String id() {
        return id;
    }
}
