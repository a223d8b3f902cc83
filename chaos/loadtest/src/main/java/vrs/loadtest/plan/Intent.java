package vrs.loadtest.plan;

import java.util.Locale;
import java.util.Optional;

/** Why a viewer's device asks, most worth first. */
public enum Intent {
    PLAY,
    AUTOPLAY,
    PRELOAD;

    /** As it stands in a query. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The intent of that word; empty for any other word. */
    public static Optional<Intent> of(String word) {
        for (Intent intent : values()) {
            if (intent.word().equals(word)) {
                return Optional.of(intent);
            }
        }
        return Optional.empty();
    }
}
