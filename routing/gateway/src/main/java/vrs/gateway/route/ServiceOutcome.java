package vrs.gateway.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a service says of its own answer in {@code VRS-Outcome}; the gateway reads no bodies. */
public enum ServiceOutcome {
    ANSWERED,
    DENIED,
    SHED,
    FAILED;

    /** The word in the header. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing for a word that is not on the list, or none. */
    public static Optional<ServiceOutcome> of(String word) {
        return Arrays.stream(values()).filter(it -> it.id().equals(word)).findFirst();
    }
}
