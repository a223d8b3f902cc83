package vrs.fallback.snapshot;

import java.util.List;

/**
 * One sound track of a title.
 *
 * @param id its name in addresses, such as {@code a-en}
 * @param codec RFC 6381 codec string
 * @param language BCP 47
 * @param isProtected whether it is meant to be served through DRM; the addresses are then those of its clear fallback
 * @param addresses of its clear form, the preferred one first; empty when it may never be served clear
 * @param json what the JSON answer says of it
 */
public record AudioRendition(
        String id,
        String codec,
        String language,
        int channels,
        long bandwidthBps,
        boolean isProtected,
        List<Address> addresses,
        Piece json) {
    public AudioRendition {
        addresses = List.copyOf(addresses);
    }

    /** Whether it can be served at all from here. */
    public boolean hasClearForm() {
        return !addresses.isEmpty();
    }
}
