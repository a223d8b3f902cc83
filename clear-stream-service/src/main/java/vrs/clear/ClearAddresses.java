package vrs.clear;

import java.time.Instant;
import java.util.List;
import vrs.signing.AddressSigner;
import vrs.signing.MediaSet;
import vrs.topology.Cdn;

/** Signs addresses of the clear set on every CDN. Immutable and safe for use by many threads. */
public final class ClearAddresses {
    private final AddressSigner signer;
    private final List<Cdn> cdns;

    /** @param cdns at least one, the preferred one first */
    public ClearAddresses(AddressSigner signer, List<Cdn> cdns) {
        this.signer = signer;
        this.cdns = List.copyOf(cdns);
        if (this.cdns.isEmpty()) {
            throw new IllegalArgumentException("the topology names no CDN");
        }
    }

    /** Where a rendition's files stand on one CDN; {@code base} ends with a slash. */
    public record Address(String cdn, String base) {}

    /** The rendition on every CDN. */
    public List<Address> of(String vid, String rendition, Instant expiry) {
        String path = signer.path(vid, MediaSet.CLEAR, rendition, expiry);
        return cdns.stream()
                .map(cdn -> new Address(cdn.name(), cdn.origin() + path))
                .toList();
    }

    /** A subtitle's URL, whole, on the preferred CDN. */
    public String subtitle(String vid, String rendition, Instant expiry) {
        return cdns.getFirst().origin() + signer.path(vid, MediaSet.CLEAR, rendition, expiry) + "subtitles.vtt";
    }
}
