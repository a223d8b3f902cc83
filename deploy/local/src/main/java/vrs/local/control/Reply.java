package vrs.local.control;

/** What the launcher answers to a command. */
public sealed interface Reply {
    /** Done; the text is for the caller. */
    record Done(String text) implements Reply {}

    /** Not done because there is no such thing; one line. */
    record Unknown(String line) implements Reply {}

    /** Not done, or not wholly; one line. */
    record Failed(String line) implements Reply {}
}
