package vrs.gateway.route;

/** Who is asked. The name in metrics is its lower-case name. */
public enum Rung {
    DASH("dash"),
    FALLBACK("fallback"),
    DRM("drm");

    private final String id;

    Rung(String id) {
        this.id = id;
    }

    /** The name in metrics. */
    public String id() {
        return id;
    }
}
