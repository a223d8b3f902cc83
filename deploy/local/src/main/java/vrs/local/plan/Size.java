package vrs.local.plan;

/** How many instances an AZ has. */
public enum Size {
    /** One of each role and unit, all of pool vm and cloud private. */
    SMALL,
    /** A second main instance of dash, drm and clear beside those, of pool container and cloud public. */
    FULL;

    /** @throws IllegalArgumentException in one line when there is no such size */
    public static Size of(String text) {
        return switch (text) {
            case "small" -> SMALL;
            case "full" -> FULL;
            default -> throw new IllegalArgumentException("--size is \"" + text + "\", neither small nor full");
        };
    }

    /** The word of the command line. */
    public String word() {
        return switch (this) {
            case SMALL -> "small";
            case FULL -> "full";
        };
    }
}
