package vrs.dash.playback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How good the answer to a play is. Within one request it may only fall. */
public enum Grade {
    /** All that the rights give. */
    FULL,
    /** A protected title served unprotected, or without its protected renditions, because DRM is not to be had. */
    CLEAR,
    /** As the fallback player answers. */
    BASIC;

    /** The name in headers, answers and tokens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The grade of that name. */
    public static Optional<Grade> of(String id) {
        return Arrays.stream(values()).filter(grade -> grade.id().equals(id)).findFirst();
    }
}
