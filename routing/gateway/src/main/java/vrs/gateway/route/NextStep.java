package vrs.gateway.route;

/** What to do at the beginning, and when a rung has nobody left to ask. */
public sealed interface NextStep {
    /** Ask there. */
    record Ask(Rung rung) implements NextStep {}

    /** See whether the client may be asked to repeat its request in another AZ. */
    record OfferRetry() implements NextStep {}

    /** Answer by ourselves that nobody is left. */
    record Refuse() implements NextStep {}
}
