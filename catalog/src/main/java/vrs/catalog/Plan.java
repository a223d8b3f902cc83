package vrs.catalog;

/** Membership: what a viewer has, and what a title or a rendition asks for. */
public enum Plan {
    FREE,
    VIP;

    /** Whether a viewer of this plan may have what asks for the other. */
    public boolean covers(Plan required) {
        return compareTo(required) >= 0;
    }
}
