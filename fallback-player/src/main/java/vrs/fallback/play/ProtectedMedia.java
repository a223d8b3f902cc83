package vrs.fallback.play;

/** What becomes of renditions that are meant to be served through DRM, of which there is none here. */
public enum ProtectedMedia {
    /** Locked, because the caller gave us no ground to lower the protection. */
    LOCKED,
    /** Served from the clear set where the rights provide for that: DRM is not to be had, and the client had it. */
    CLEAR_FALLBACK
}
