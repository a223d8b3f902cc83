package vrs.signing;

/** What {@link PlaybackTokens} says of a text that claims to be a playback token. */
public sealed interface TokenVerdict {
    /** We made it, for this purpose, and it has not ended. */
    record Genuine(PlaybackToken token) implements TokenVerdict {}

    /** Not to be trusted. */
    record Refused(Reason reason) implements TokenVerdict {}

    /** Why; for logs and metrics. */
    enum Reason {
        MALFORMED,
        UNKNOWN_KEY,
        FORGED,
        EXPIRED,
        OTHER_PURPOSE
    }
}
