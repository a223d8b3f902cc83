package vrs.fallback.json;

/** Unwinds {@link JsonReader} at the first fault; it never leaves this package. Without a trace: senders choose when. */
final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJson() {
        super("malformed JSON", null, false, false);
    }
}
