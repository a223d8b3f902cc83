package vrs.dash.playback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a client asks. */
public enum Intent {
    /** A person pressed play or changed the rendition. */
    PLAY,
    /** The next one starts by itself. */
    AUTOPLAY,
    /** It may be played soon. */
    PRELOAD;

    /** The name in parameters, headers and metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The intent of that name. */
    public static Optional<Intent> of(String id) {
        return Arrays.stream(values()).filter(intent -> intent.id().equals(id)).findFirst();
    }
}
