package vrs.gateway.route;

import java.util.Locale;

/** What a request is worth to a viewer, the dearest first. Only the gateway says which class a request is of. */
public enum TrafficClass {
    /** A person pressed play. */
    PLAY,
    /** The page plays by itself. */
    AUTOPLAY,
    /** Nobody has asked for it yet. */
    PRELOAD;

    /** The name in headers and metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dash unit that answers this class. */
    public String unit() {
        return this == PLAY ? "main" : "low";
    }

    /** The one of the two that is worth less. */
    public TrafficClass lower(TrafficClass other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
