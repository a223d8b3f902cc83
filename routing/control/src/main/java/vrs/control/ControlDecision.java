package vrs.control;

/** What became of an operator's wish to change the control state. */
public sealed interface ControlDecision {
    /** It is, or is to be, in force. */
    record Accepted(ControlState next) implements ControlDecision {}

    /** All of it is so already. */
    record Unchanged() implements ControlDecision {}

    /** It cannot be; {@code why} is one line that names the key. */
    record Refused(String why) implements ControlDecision {}

    /** It can be, by force only; {@code why} is one line that says what would happen. */
    record Guarded(String why) implements ControlDecision {}
}
