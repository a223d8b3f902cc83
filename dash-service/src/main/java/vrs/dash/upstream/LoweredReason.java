package vrs.dash.upstream;

import java.util.Locale;

/** Why an answer is of a lower grade than the rights give, or why there is none. */
public enum LoweredReason {
    NONE,
    /** The operators decided so. */
    DEGRADE_SWITCH,
    DRM_UNAVAILABLE,
    CLEAR_UNAVAILABLE,
    DASH_UNAVAILABLE,
    /** More is asked for than may be in flight. */
    OVERLOAD;

    /** The name in headers and metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
