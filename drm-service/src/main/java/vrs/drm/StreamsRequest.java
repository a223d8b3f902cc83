package vrs.drm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;

/**
 * What dash asks for: protected addresses of these renditions. Unknown fields are ignored.
 *
 * @param subtitles languages
 * @param expiresAt when the addresses end
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StreamsRequest(
        String vid,
        List<Wanted> renditions,
        List<String> subtitles,
        Instant expiresAt,
        String subjectHash,
        String territory) {
    /** One rendition and the ID of the key that it is encrypted with. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Wanted(String id, String keyId) {}

    /** Whether everything that an answer needs is there. */
    public boolean complete() {
        return vid != null
                && expiresAt != null
                && subjectHash != null
                && territory != null
                && renditions != null
                && renditions.stream().allMatch(r -> r != null && r.id() != null && r.keyId() != null);
    }
}
