package vrs.dash.playback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A DRM system that both the device and this service speak. */
public enum DrmSystem {
    CLEARKEY;

    /** The name in parameters and answers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The system of that name; empty for one that this service does not speak. */
    public static Optional<DrmSystem> of(String id) {
        return Arrays.stream(values()).filter(system -> system.id().equals(id)).findFirst();
    }
}
