package vrs.dash.shadow;

import java.util.Locale;

/** What a lower rung would have come to. */
public enum ShadowOutcome {
    /** The same video would have played. */
    SAME,
    /** It answered, but not with that. */
    DIFFERS,
    /** It did not answer. */
    FAILED,
    /** It was not asked: too much is under way. */
    SKIPPED;

    /** The name in metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
