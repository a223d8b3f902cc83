package vrs.fallback.viewer;

/** What a membership token, or the lack of one, says of the viewer. */
public sealed interface Identified {
    /** This is who asks. */
    record As(Viewer viewer) implements Identified {}

    /** A token was presented that must not be believed. {@code why} is for logs, never for the client. */
    record Refused(String why) implements Identified {}
}
