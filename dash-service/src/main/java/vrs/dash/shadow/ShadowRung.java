package vrs.dash.shadow;

import java.util.Locale;

/** The rungs below the one that answers. */
public enum ShadowRung {
    /** A protected title served unprotected. */
    CLEAR,
    /** The fallback player. */
    BASIC;

    /** The name in metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
