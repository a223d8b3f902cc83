package vrs.fallback.snapshot;

import java.util.List;
import vrs.fallback.viewer.Plan;

/**
 * One picture of a title.
 *
 * @param id its name in addresses, such as {@code v720}
 * @param codec RFC 6381 codec string
 * @param plan the membership that it asks for
 * @param isProtected whether it is meant to be served through DRM; the addresses are then those of its clear fallback
 * @param territories where it may be played
 * @param platforms on what it may be played
 * @param addresses of its clear form, the preferred one first; empty when it may never be served clear
 * @param json what the JSON answer says of it
 */
public record VideoRendition(
        String id,
        String codec,
        int width,
        int height,
        String frameRate,
        long bandwidthBps,
        Plan plan,
        boolean isProtected,
        Restriction territories,
        Restriction platforms,
        List<Address> addresses,
        Piece json) {
    public VideoRendition {
        addresses = List.copyOf(addresses);
    }

    /** Whether it can be served at all from here. */
    public boolean hasClearForm() {
        return !addresses.isEmpty();
    }
}
