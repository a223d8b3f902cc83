package vrs.faults.proxy;

import java.util.List;
import vrs.faults.wire.WireFault;

/**
 * A fault on some paths, as it was asked for.
 *
 * @param target in the words of the order
 * @param type the word of the order
 * @param places where it is in force, and as what
 */
public record Harm(String target, String type, List<Place> places) {
    /** A fault on one path. */
    public record Place(String edge, WireFault fault) {}

    public Harm {
        places = List.copyOf(places);
    }
}
