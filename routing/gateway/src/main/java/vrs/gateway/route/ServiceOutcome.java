package vrs.gateway.route;

import java.util.Optional;

/** What a service says of its own answer in {@code VRS-Outcome}; the gateway reads no bodies. */
public enum ServiceOutcome {
    ANSWERED,
    DENIED,
    SHED,
    FAILED;

    /** Nothing for a word that is not on the list, or none. */
    public static Optional<ServiceOutcome> of(String word) {
        return switch (word) {
            case "answered" -> Optional.of(ANSWERED);
            case "denied" -> Optional.of(DENIED);
            case "shed" -> Optional.of(SHED);
            case "failed" -> Optional.of(FAILED);
            default -> Optional.empty();
        };
    }
}
