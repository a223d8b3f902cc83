package vrs.publisher.log;

/** A publisher gave no answer; this does not say that it did nothing. */
public final class PeerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason such as {@code connect-refused} */
    public PeerUnavailable(String reason) {
        super(reason);
    }
}
