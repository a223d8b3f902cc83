package vrs.gateway.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vrs.control.ControlState;

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

    /** The class of that name; nothing for a word that is none. */
    public static Optional<TrafficClass> of(String id) {
        return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
    }

    /** The dash unit that answers this class: main for plays, for the others the one that operators name. */
    public String unit(ControlState control) {
        return this == PLAY ? "main" : control.route(id());
    }

    /** The one of the two that is worth less. */
    public TrafficClass lower(TrafficClass other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
