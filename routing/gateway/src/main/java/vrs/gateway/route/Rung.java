package vrs.gateway.route;

/** Who is asked, in the order of the descent. The name in metrics is its lower-case name. */
public enum Rung {
    /** The dash unit of this AZ. */
    DASH("dash"),
    /** The gateway of another AZ, once. */
    NEIGHBOUR("neighbour"),
    /** The fallback player of this AZ. */
    FALLBACK("fallback"),
    /** For licences alone. */
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
