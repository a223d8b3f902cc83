package vrs.gateway.route;

/** What to do when a rung has nobody left to ask. */
public sealed interface NextStep {
    /** Ask the fallback player, saying why. */
    record AskFallback(LoweredReason reason) implements NextStep {}

    /** Answer 503 ourselves, saying why. */
    record Refuse(LoweredReason reason) implements NextStep {}
}
