package vrs.prove.failover;

import java.util.List;

/**
 * A video of the samples, and what somebody without a membership is to get of it.
 *
 * @param query of {@code /dash}
 * @param expected the grade, or {@code 503} where no rung may be served; several with a bar between them
 * @param withLicence whether the licence is asked for as well; without one the play counts as its refusal
 */
record Title(String query, String expected, boolean withLicence) {
    private static final String DEVICE = "&drm=clearkey&codecs=avc1";

    /** Protected, and served clear when DRM is not to be had. */
    static final Title PROTECTED = new Title("vid=drm-fallback" + DEVICE, "full", false);

    /** Protected, and never served clear. */
    static final Title PROTECTED_ONLY = new Title("vid=drm-only" + DEVICE, "full", false);

    /** Not protected. */
    static final Title OPEN = new Title("vid=free-clear" + DEVICE, "full", false);

    /** Protected, never served clear, and of no use without a licence. */
    static final Title LICENSED = new Title(PROTECTED_ONLY.query(), "full", true);

    /** One of each kind. */
    static final List<Title> ALL = List.of(PROTECTED, PROTECTED_ONLY, OPEN);

    /** The same video, of which something else is expected. */
    Title expecting(String other) {
        return new Title(query, other, withLicence);
    }
}
