package vrs.signing;

/** What an {@link AddressVerifier} says of a path. */
public sealed interface AddressVerdict {
    /** A path that we signed and that has not expired; {@code file} is the last part, one plain file name. */
    record Genuine(String vid, MediaSet set, String rendition, String file, long expirySeconds)
            implements AddressVerdict {}

    /** A path that must not be served. */
    record Refused(Reason reason) implements AddressVerdict {}

    /** Why a path is refused; for logs and metrics, never for the client. */
    enum Reason {
        MALFORMED,
        UNKNOWN_KEY,
        FORGED,
        EXPIRED
    }
}
