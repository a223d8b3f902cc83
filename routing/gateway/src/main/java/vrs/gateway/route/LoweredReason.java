package vrs.gateway.route;

import java.util.Optional;

/** Why an answer is less than the full one: the part of the closed list that a gateway says or passes on. */
public enum LoweredReason {
    DASH_UNAVAILABLE("dash-unavailable"),
    CLEAR_UNAVAILABLE("clear-unavailable"),
    DRM_UNAVAILABLE("drm-unavailable"),
    OVERLOAD("overload"),
    DEGRADE_SWITCH("degrade-switch");

    private final String id;

    LoweredReason(String id) {
        this.id = id;
    }

    /** The word in {@code VRS-Reason} and {@code VRS-Served}. */
    public String id() {
        return id;
    }

    /** Nothing for a word that is not on the list. */
    public static Optional<LoweredReason> of(String word) {
        for (LoweredReason reason : values()) {
            if (reason.id.equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
