package vrs.dash.answer;

import java.util.List;
import java.util.Optional;
import vrs.catalog.Rendition;
import vrs.dash.upstream.Address;

/**
 * A rendition as it is served.
 *
 * @param rendition what the catalogue knows of it
 * @param keyId the key that it is encrypted with in this answer; empty when it is served in the clear
 * @param addresses the preferred CDN first
 */
public record Track<R extends Rendition>(R rendition, Optional<String> keyId, List<Address> addresses) {
    public Track {
        addresses = List.copyOf(addresses);
    }

    /** Whether the media at these addresses is encrypted. */
    public boolean isProtected() {
        return keyId.isPresent();
    }
}
