package vrs.prove.failover;

import java.util.List;

/**
 * A video of the samples, and what somebody without a membership is to get of it.
 *
 * @param query of {@code /dash}
 * @param expected the grade, or {@code 503} where no rung may be served; several with a bar between them
 */
record Title(String query, String expected) {
    private static final String DEVICE = "&drm=clearkey&codecs=avc1";

    /** Protected, and served clear when DRM is not to be had. */
    static final Title PROTECTED = new Title("vid=drm-fallback" + DEVICE, "full");

    /** Protected, and never served clear. */
    static final Title PROTECTED_ONLY = new Title("vid=drm-only" + DEVICE, "full");

    /** Not protected. */
    static final Title OPEN = new Title("vid=free-clear" + DEVICE, "full");

    /** One of each kind. */
    static final List<Title> ALL = List.of(PROTECTED, PROTECTED_ONLY, OPEN);

    /** The same video, of which something else is expected. */
    Title expecting(String other) {
        return new Title(query, other);
    }
}
