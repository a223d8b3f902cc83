package vrs.topology;

import java.util.Locale;

/** What a process does. Its lower-case name is the one used on the command line, in files and in metrics. */
public enum Role {
    GATEWAY,
    DASH,
    DRM,
    CLEAR,
    FALLBACK,
    PUBLISHER,
    EDGE,
    REDIS,
    DOCUMENT,
    SQL,
    ENTRY,
    DNS,
    PLAYER,
    CONSOLE,
    FAULTS;

    /** The name outside of Java. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such role */
    public static Role of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
