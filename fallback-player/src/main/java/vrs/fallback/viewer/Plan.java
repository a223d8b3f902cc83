package vrs.fallback.viewer;

/** Membership: what a viewer has, and what a title or a rendition asks for. */
public enum Plan {
    FREE,
    VIP;

    /** Whether a viewer of this plan may have what asks for the other. */
    public boolean covers(Plan required) {
        return compareTo(required) >= 0;
    }

    /** @throws IllegalArgumentException when it is neither {@code free} nor {@code vip} */
    public static Plan of(String text) {
        return switch (text) {
            case "free" -> FREE;
            case "vip" -> VIP;
            default -> throw new IllegalArgumentException("plan \"" + text + "\" is neither free nor vip");
        };
    }
}
